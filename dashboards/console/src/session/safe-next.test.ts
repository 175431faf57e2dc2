import { describe, expect, it } from 'vitest'
import { HOME, safeNext } from './safe-next.ts'

describe('safeNext', () => {
  it.each([['/live?priority=P1'], ['/incidents/abc#alerts'], ['/live?q=https://a.example']])('follows %s', (path) => {
    expect(safeNext(path)).toBe(path)
  })

  it.each([
    [null],
    [''],
    ['//evil.example'],
    ['/\\evil.example'],
    ['/%0d\\evil'],
    ['/\t/evil.example'],
    ['https://evil.example'],
    ['javascript:alert(1)'],
    ['live'],
    ['/login?next=/login'],
    ['/'],
  ])('refuses %j', (wish) => {
    expect(safeNext(wish)).toBe(HOME)
  })

  it('dot segments cannot become a host', () => {
    expect(safeNext('/..//evil.example').startsWith('//')).toBe(false)
  })
})
