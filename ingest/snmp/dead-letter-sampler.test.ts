import { describe, expect, it } from 'vitest'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import { communityMessage } from './ber-encode.test-support.ts'
import { createDeadLetterSampler } from './dead-letter-sampler.ts'
import { readEnvelope } from './envelope.ts'

function sampler(publish: (letter: DeadLetter) => Promise<void> = () => Promise.resolve()) {
  const letters: DeadLetter[] = []
  let suppressed = 0
  const sample = createDeadLetterSampler({
    publish: (letter) => {
      letters.push(letter)
      return publish(letter)
    },
    suppressed: () => suppressed++,
  })
  return { letters, sample, suppressed: () => suppressed }
}

const refused = { datagram: Buffer.from('rubbish'), source: '192.0.2.7', at: 0 }

describe('createDeadLetterSampler', () => {
  it('keeps a few of each reason and counts the rest', () => {
    const { letters, sample, suppressed } = sampler()
    for (let i = 0; i < 1000; i++) sample({ ...refused, reason: 'malformed' })
    sample({ ...refused, reason: 'replayed' })
    expect(letters.map(({ reason }) => reason)).toEqual([...Array<string>(10).fill('malformed'), 'replayed'])
    expect(suppressed()).toBe(990)
    sample({ ...refused, reason: 'malformed', at: 1000 })
    expect(letters.length).toBe(12)
  })

  it('blanks the community and keeps the rest of the datagram', () => {
    const { letters, sample } = sampler()
    const datagram = communityMessage({ community: 'hidden' })
    const envelope = readEnvelope(datagram)
    if (typeof envelope === 'string' || envelope.version === 'v3') throw new Error('expected a community message')
    sample({ ...refused, datagram, reason: 'wrong_community', secret: envelope.community })
    const kept = Buffer.from(letters[0]?.payload ?? '', 'hex')
    expect(kept.toString('latin1')).not.toContain('hidden')
    expect(kept.subarray(-20)).toEqual(datagram.subarray(-20))
    expect(datagram.toString('latin1'), 'the datagram itself is left alone').toContain('hidden')
  })

  it('cuts long datagrams', () => {
    const { letters, sample } = sampler()
    sample({ ...refused, datagram: Buffer.alloc(60_000), reason: 'malformed' })
    expect(letters[0]?.payload.length).toBe(4096)
  })

  it('counts letters that could not be stored, and never throws', async () => {
    const { sample, suppressed } = sampler(() => Promise.reject(new Error('NATS is away')))
    sample({ ...refused, reason: 'malformed' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(suppressed()).toBe(1)
  })
})
