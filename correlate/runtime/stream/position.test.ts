import { describe, expect, it } from 'vitest'
import { attach, ORIGIN, streamSeqOf } from './position.ts'

const STREAM = { created: 'monday', firstSeq: 1, lastSeq: 100 }

describe('attaching a position to the stream', () => {
  it('first start on a whole stream => from its first message', () => {
    expect(attach(ORIGIN, STREAM)).toEqual({
      position: { seq: 0, base: 0, stream: 'monday' },
      startAt: 1,
      lost: [],
    })
  })

  it('first start on an empty stream => from 1', () => {
    expect(attach(ORIGIN, { created: 'monday', firstSeq: 0, lastSeq: 0 }).startAt).toBe(1)
  })

  it('checkpoint inside of the stream => the next message, nothing lost', () => {
    const result = attach({ seq: 40, base: 0, stream: 'monday' }, STREAM)
    expect(result).toEqual({ position: { seq: 40, base: 0, stream: 'monday' }, startAt: 41, lost: [] })
  })

  it('everything consumed and trimmed => nothing lost', () => {
    const result = attach({ seq: 100, base: 0, stream: 'monday' }, { ...STREAM, firstSeq: 101 })
    expect(result.lost).toEqual([])
    expect(result.startAt).toBe(101)
  })

  it('stream trimmed beyond the checkpoint => the exact lost range, then on', () => {
    const result = attach({ seq: 40, base: 0, stream: 'monday' }, { ...STREAM, firstSeq: 61 })
    expect(result.lost).toEqual([{ kind: 'messages_missing', from: 41, to: 60 }])
    expect(result.startAt).toBe(61)
    expect(result.position.seq).toBe(60)
  })

  it('stream wiped => starts over in the stream while the engine sequence goes on', () => {
    const result = attach({ seq: 40, base: 0, stream: 'monday' }, { created: 'tuesday', firstSeq: 1, lastSeq: 500 })
    expect(result.lost).toEqual([{ kind: 'stream_replaced', from: 41, to: null }])
    expect(result.startAt).toBe(1)
    expect(result.position).toEqual({ seq: 40, base: 40, stream: 'tuesday' })
    expect(streamSeqOf(result.position)).toBe(0)
  })

  it('stream set back to a backup => goes on after its end, sequences of new messages are fresh', () => {
    const result = attach({ seq: 140, base: 20, stream: 'monday' }, STREAM)
    expect(result.lost).toEqual([{ kind: 'stream_set_back', from: 101, to: 120 }])
    expect(result.startAt).toBe(101)
    expect(result.startAt + result.position.base).toBe(141)
  })
})
