import { describe, expect, it } from 'vitest'
import { KeyedBuckets, TokenBucket } from './token-bucket.ts'

const takes = (count: number, take: () => boolean): number => Array.from({ length: count }, take).filter(Boolean).length

describe('TokenBucket', () => {
  it('gives a burst, then its rate, and saves no more than the burst', () => {
    const bucket = new TokenBucket(5, 20)
    expect(takes(100, () => bucket.take(0))).toBe(20)
    expect(takes(100, () => bucket.take(1000))).toBe(5)
    expect(takes(100, () => bucket.take(1_000_000))).toBe(20)
  })
})

describe('KeyedBuckets', () => {
  it('gives each key its own', () => {
    const buckets = new KeyedBuckets(1, 2, 10)
    expect(takes(5, () => buckets.take('a', 0))).toBe(2)
    expect(takes(5, () => buckets.take('b', 0))).toBe(2)
  })

  it('forgets the key that was not used for longest', () => {
    const buckets = new KeyedBuckets(1, 1, 2)
    buckets.take('a', 0)
    buckets.take('b', 0)
    buckets.take('a', 0)
    buckets.take('c', 0)
    expect([buckets.take('a', 0), buckets.take('b', 0)]).toEqual([false, true])
  })
})
