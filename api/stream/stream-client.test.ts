import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StreamClient } from './stream-client.ts'
import { STREAM_TOPICS, StreamEntry } from './stream-entry.ts'

/** A socket that keeps what is written and can be full. */
class FakeSocket extends EventEmitter {
  readonly written: string[] = []
  writableNeedDrain = false
  destroyed = false
  write(text: string): boolean {
    this.written.push(text)
    return !this.writableNeedDrain
  }
  end(): void {
    this.destroyed = true
  }
  destroy(): void {
    this.destroyed = true
  }
  events(): string[] {
    return this.written.flatMap((text) => [...text.matchAll(/event: ([\w-]+)/g)].map((match) => match[1] ?? ''))
  }
}

const LIMITS = { flushIntervalMs: 100, maxPending: 3, stallMs: 1_000 }
const entry = (id: string, seq: number) => new StreamEntry('incident', id, seq, () => ({ id, seq }))

describe('StreamClient', () => {
  let socket: FakeSocket
  let client: StreamClient
  let seq = 0
  const tell = (id: string) => {
    client.push(entry(id, (seq += 1)))
    client.flush(() => seq)
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    socket = new FakeSocket()
    // The client uses these members of a response only.
    client = new StreamClient(
      socket as unknown as ConstructorParameters<typeof StreamClient>[0],
      new Set(STREAM_TOPICS),
      LIMITS,
    )
    seq = 0
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('first change => at once; those after it => together, folded, with one id at the end', () => {
    tell('a')
    expect(socket.written).toEqual(['event: incident\ndata: {"id":"a","seq":1}\nid: 1\n\n'])
    tell('b')
    tell('c')
    tell('b')
    expect(socket.written).toHaveLength(1)
    vi.advanceTimersByTime(100)
    expect(socket.written[1]).toBe(
      'event: incident\ndata: {"id":"c","seq":3}\n\nevent: incident\ndata: {"id":"b","seq":4}\nid: 4\n\n',
    )
  })

  it('full socket => nothing written until it drains', () => {
    tell('a')
    socket.writableNeedDrain = true
    tell('b')
    vi.advanceTimersByTime(1_000)
    expect(socket.written).toHaveLength(1)
    socket.writableNeedDrain = false
    socket.emit('drain')
    expect(socket.written[1]).toContain('"id":"b"')
  })

  it('more waits than is kept => reset in place of it, then on from there', () => {
    tell('a')
    socket.writableNeedDrain = true
    for (const id of ['b', 'c', 'd', 'e']) tell(id)
    vi.advanceTimersByTime(100)
    socket.writableNeedDrain = false
    socket.emit('drain')
    expect(socket.events()).toEqual(['incident', 'reset'])
    expect(socket.written[1]).toContain('id: 5')
    vi.advanceTimersByTime(100)
    tell('f')
    expect(socket.events()).toEqual(['incident', 'reset', 'incident'])
  })

  it('heartbeat => carries the id only when nothing older waits', () => {
    client.say('heartbeat', {}, 7)
    expect(socket.written[0]).toBe('event: heartbeat\ndata: {}\nid: 7\n\n')
    tell('a')
    tell('b')
    client.say('heartbeat', {}, 2)
    expect(socket.written[2]).toBe('event: heartbeat\ndata: {}\n\n')
  })

  it('takes nothing for long => cut off', () => {
    socket.writableNeedDrain = true
    client.say('heartbeat', {}, 1)
    vi.advanceTimersByTime(1_500)
    client.say('heartbeat', {}, 1)
    expect(socket.destroyed).toBe(true)
  })
})
