import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandOutcome } from '../../correlate/contract/command.ts'
import { OutcomeBook } from './outcome-book.ts'

const outcome = (id: string, parts: Partial<CommandOutcome> = {}): CommandOutcome => ({
  id,
  type: 'acknowledge',
  actor: 'li',
  at: 1,
  outcome: 'applied',
  code: null,
  detail: '',
  incidentIds: [],
  ...parts,
})

describe('OutcomeBook', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('settled => all who wait for it know, and who asks later finds it', async () => {
    const book = new OutcomeBook()
    const waits = [book.wait('c', 0, 100), book.wait('c', 0, 100)]
    book.settle(outcome('c'), 0)
    expect(await Promise.all(waits.map((wait) => wait.outcome))).toEqual([outcome('c'), outcome('c')])
    expect(book.find('c', 0)).toEqual(outcome('c'))
  })

  it('settled in another partition => goes on waiting', async () => {
    const book = new OutcomeBook()
    const wait = book.wait('c', 0, 100)
    book.settle(outcome('c'), 1)
    vi.advanceTimersByTime(100)
    expect(await wait.outcome).toBeNull()
  })

  it('cancelled, or all cancelled => null at once', async () => {
    const book = new OutcomeBook()
    const first = book.wait('c', 0, 100)
    const second = book.wait('c', 0, 100)
    first.cancel()
    expect(await first.outcome).toBeNull()
    book.cancelAll()
    expect(await second.outcome).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ticks are not kept; the oldest outcomes are forgotten', () => {
    const book = new OutcomeBook()
    book.settle(outcome('tick', { type: 'tick' }), 0)
    expect(book.find('tick', 0)).toBeUndefined()
    for (let n = 0; n <= 10_000; n += 1) book.settle(outcome(`c${n}`), 0)
    expect([book.find('c0', 0), book.find('c1', 0)?.id]).toEqual([undefined, 'c1'])
  })
})
