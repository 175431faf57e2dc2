import { describe, expect, it } from 'vitest'
import { changeMessageId, decodeChanges, encodeChanges } from '../../contract/change.ts'
import type { Decision } from '../../contract/decision.ts'
import { changeMessages, CHUNK_BYTES, entityMessages } from './change-messages.ts'

const CAUSE = { partition: 3, causeSeq: 42, at: 1_700_000_000_000 }

function decision(eventId: string): Decision {
  return { eventId, fingerprint: 'f', decision: 'opened', alertId: 'a', incidentId: 'i', at: CAUSE.at }
}

describe('change messages', () => {
  it('are byte for byte what the contract encodes', () => {
    const items = [decision('ä'), decision('b')]
    const [message] = changeMessages(CAUSE, { decision: items })
    const batch = { entity: 'decision' as const, ...CAUSE, chunk: 0, items }
    expect(Buffer.from(message?.payload ?? []).toString()).toBe(Buffer.from(encodeChanges(batch)).toString())
    expect(message?.subject).toBe('change.decision')
    expect(message?.messageId).toBe(changeMessageId(batch))
  })

  it('nothing changed => no message', () => {
    expect(changeMessages(CAUSE, { decision: [], alert: [] })).toEqual([])
  })

  it('are cut below the chunk size, keep the order and have an id each', () => {
    const items = Array.from({ length: 50 }, (_, i) => decision(`${i}`.padStart(40_000, 'x')))
    const messages = changeMessages(CAUSE, { decision: items })
    expect(messages.length).toBeGreaterThan(2)
    for (const message of messages) expect(message.payload.length).toBeLessThanOrEqual(CHUNK_BYTES + 200)
    expect(messages.flatMap((m) => decodeChanges(m.payload).items)).toEqual(items)
    expect(new Set(messages.map((m) => m.messageId)).size).toBe(messages.length)
    expect(messages.map((m) => decodeChanges(m.payload).chunk)).toEqual(messages.map((_, i) => i))
  })

  it('one item that no NATS message can hold is marked, its neighbours are not', () => {
    const items = [decision('small'), decision('x'.repeat(1_100_000)), decision('small too')]
    expect([...entityMessages(CAUSE, 'decision', items)].map((m) => m.oversized)).toEqual([false, true, false])
  })
})
