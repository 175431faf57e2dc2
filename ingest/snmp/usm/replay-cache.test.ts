import { describe, expect, it } from 'vitest'
import { ReplayCache } from './replay-cache.ts'

describe('ReplayCache', () => {
  it('admits a name once', () => {
    const cache = new ReplayCache(10)
    expect([cache.admit('a'), cache.admit('b'), cache.admit('a')]).toEqual([true, true, false])
  })

  it('remembers at least its limit, and not for ever', () => {
    const cache = new ReplayCache(100)
    const names = Array.from({ length: 1000 }, (_, i) => `n${i}`)
    for (const name of names) cache.admit(name)
    expect(names.slice(-100).some((name) => cache.admit(name))).toBe(false)
    expect(cache.admit('n0')).toBe(true)
  })

  it('forgets what it is told to', () => {
    const cache = new ReplayCache(10)
    cache.admit('a')
    cache.forget('a')
    expect(cache.admit('a')).toBe(true)
  })
})
