import { describe, expect, it } from 'vitest'
import { safeHref } from './safe-link.tsx'

describe('safeHref', () => {
  it.each([['https://prometheus.example/graph?g0=up'], ['http://10.0.0.1:9090/'], ['mailto:noc@example.org']])(
    'links to %s',
    (address) => {
      expect(safeHref(address)).toBe(address)
    },
  )
  it.each([
    ['javascript:alert(1)'],
    [' javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:x'],
    ['/relative'],
    [''],
  ])('shows %j as text', (address) => {
    expect(safeHref(address)).toBeNull()
  })
})
