import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../contract/event.ts'
import { until } from './receiver.test-support.ts'
import { createTrapOutbox, type OutboxLimits, type TrapOutbox } from './trap-outbox.ts'
import { TrapSpool } from './trap-spool.ts'

let directory = ''
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'nocturne-outbox-'))))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

// The outbox looks at nothing of an event.
const event = (id: string): MonitoringEvent => ({ id }) as MonitoringEvent

interface Bench {
  readonly outbox: TrapOutbox
  readonly calls: string[][]
  /** Settle the oldest open publish() call. */
  readonly settle: (error?: Error) => void
  readonly open: () => number
  readonly spool: TrapSpool
  readonly lost: () => number
}

function bench(limits: Partial<OutboxLimits> = {}, totalBytes = 1024 * 1024): Bench {
  const calls: string[][] = []
  const waiting: ((error?: Error) => void)[] = []
  const spool = new TrapSpool(join(directory, 'spool'), { totalBytes, segmentBytes: 1000 })
  let lost = 0
  const outbox = createTrapOutbox({
    publisher: {
      publish: (events) => {
        calls.push(events.map(({ id }) => id))
        return new Promise((resolve, reject) =>
          waiting.push((error) => (error === undefined ? resolve() : reject(error))),
        )
      },
    },
    spool,
    lost: (traps) => (lost += traps),
    changed: () => undefined,
    limits: { inFlight: 100, retryFirstMs: 1, retryLongestMs: 5, ...limits },
  })
  return {
    outbox,
    calls,
    settle: (error) => waiting.shift()?.(error),
    open: () => waiting.length,
    spool,
    lost: () => lost,
  }
}

const AWAY = new Error('NATS is away')

describe('the trap outbox', () => {
  it('publishes the traps of one moment together', async () => {
    const { outbox, calls } = bench()
    for (const id of ['a', 'b', 'c']) outbox.addTrap(event(id))
    await until('they are published', () => calls.length === 1)
    expect(calls).toEqual([['a', 'b', 'c']])
  })

  it('tells informs whether they are stored', async () => {
    const { outbox, settle, open } = bench()
    const told: boolean[] = []
    outbox.addInform(event('a'), (stored) => told.push(stored))
    await until('it is published', () => open() === 1)
    expect(told).toEqual([])
    settle()
    await until('it is told', () => told.length === 1)
    outbox.addInform(event('b'), (stored) => told.push(stored))
    await until('it is published', () => open() === 1)
    settle(AWAY)
    await until('it is told', () => told.length === 2)
    expect(told).toEqual([true, false])
  })

  it('raise => NATS away => spooled => newer ones wait behind => NATS back => stored in order', async () => {
    const { outbox, calls, settle, open, spool } = bench()
    outbox.addTrap(event('a'))
    await until('it is published', () => open() === 1)
    settle(AWAY)
    await until('it is spooled', () => !spool.empty)
    outbox.addTrap(event('b'))
    await until('the spool is tried', () => open() === 1)
    settle(AWAY)
    outbox.addTrap(event('c'))
    await until('it is tried again', () => open() === 1)
    while (!spool.empty) {
      settle()
      await until('the next is tried or all are stored', () => open() === 1 || spool.empty)
    }
    const last = calls.filter((ids, i) => calls.findLastIndex((other) => other[0] === ids[0]) === i).flat()
    expect(last).toEqual(['a', 'b', 'c'])
  })

  it('spools beyond its limit of events in flight, and refuses informs', async () => {
    const { outbox, calls, spool } = bench({ inFlight: 2 })
    outbox.addTrap(event('a'))
    outbox.addTrap(event('b'))
    await until('they are published', () => calls.length === 1)
    outbox.addTrap(event('c'))
    const told: boolean[] = []
    outbox.addInform(event('i'), (stored) => told.push(stored))
    await until('the inform is refused', () => told.length === 1)
    expect([told, spool.empty]).toEqual([[false], false])
  })

  it('counts what the spool does not take', async () => {
    const { outbox, settle, open, lost } = bench({}, 30)
    for (let i = 0; i < 10; i++) outbox.addTrap(event(`trap ${i}`))
    await until('they are published', () => open() === 1)
    settle(AWAY)
    await until('the rest is lost', () => lost() > 0)
    expect(lost()).toBe(9)
  })

  it('leaves on disk what is not acknowledged when it stops', async () => {
    const { outbox, spool } = bench()
    outbox.addTrap(event('a'))
    await outbox.stop(1)
    expect(spool.readOldest().map(({ id }) => id)).toEqual(['a'])
  })

  it('waits for acknowledgements when it stops', async () => {
    const { outbox, settle, open, spool } = bench()
    outbox.addTrap(event('a'))
    const stopped = outbox.stop(10_000)
    await until('it is published', () => open() === 1)
    settle()
    await stopped
    expect(spool.empty).toBe(true)
  })
})
