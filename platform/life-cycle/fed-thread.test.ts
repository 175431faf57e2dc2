import { describe, expect, it } from 'vitest'
import { openFedThread } from './fed-thread.ts'

const open = (timeLimitMs = 60_000) =>
  openFedThread({
    name: 'adder',
    entry: new URL('fed-thread.fixture.ts', import.meta.url),
    workerData: null,
    maxHeapMiB: 64,
    timeLimitMs,
  })

describe('work in a thread that is fed in pieces', () => {
  it('pieces, then the end => the result', async () => {
    const thread = open()
    for (const piece of [1, 2, 3]) await thread.feed(piece)
    expect(await thread.end()).toBe(6)
  })

  it.each([
    ['throw', /no number/],
    ['exit', /adder ended/],
  ])('%s => told, and everything after it fails alike', async (piece, fault) => {
    const thread = open()
    await thread.feed(1)
    await expect(thread.feed(piece)).rejects.toThrow(fault)
    await expect(thread.end()).rejects.toThrow(fault)
    thread.stop()
  })

  it('stopped while it works => what waits is rejected', async () => {
    const thread = open()
    const waiting = thread.feed('hang')
    thread.stop()
    await expect(waiting).rejects.toThrow(/was stopped/)
  })

  it('too slow => ended', async () => {
    await expect(open(1).feed('hang')).rejects.toThrow(/took longer than 0\.001 s/)
  })
})
