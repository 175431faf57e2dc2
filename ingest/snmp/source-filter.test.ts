import { describe, expect, it } from 'vitest'
import { createSourceFilter } from './source-filter.ts'

describe('createSourceFilter', () => {
  const allowed = createSourceFilter(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1'])
  it.each([
    ['10.255.0.1', true],
    ['11.0.0.1', false],
    ['192.0.2.7', true],
    ['192.0.2.8', false],
    ['2001:db8:1::5', true],
    ['2001:db9::5', false],
    ['::1', true],
  ])('%s: %s', (address, expected) => {
    expect([allowed(address), allowed(address)], 'the second answer comes from memory').toEqual([expected, expected])
  })

  it('allows everybody when the list is empty', () => {
    expect(createSourceFilter([])('203.0.113.1')).toBe(true)
  })

  it('does not accept a name', () => {
    expect(() => createSourceFilter(['switch.example'])).toThrow(/switch\.example/)
  })
})
