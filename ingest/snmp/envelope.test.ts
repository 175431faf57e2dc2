import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  communityMessage,
  int,
  notificationHead,
  oid,
  text,
  tlv,
  usmMessage,
  varbind,
} from './ber-encode.test-support.ts'
import { readEnvelope, type Envelope } from './envelope.ts'
import { recorded, RECORDED } from './recorded-packets.test-support.ts'
import { REFUSAL_REASONS, type RefusalReason } from './refusal.ts'

const ENGINE = Buffer.from('8000000001020304', 'hex')

function accepted(datagram: Buffer): Envelope {
  const envelope = readEnvelope(datagram)
  if (typeof envelope === 'string') throw new Error(`refused as ${envelope}`)
  return envelope
}

describe('readEnvelope', () => {
  it.each([
    ['v1Enterprise', 'v1', 'trap'],
    ['v1LinkDown', 'v1', 'trap'],
    ['v2cLinkDown', 'v2c', 'trap'],
    ['v2cInform', 'v2c', 'inform'],
    ['v3NoAuth', 'v3', 'trap'],
    ['v3Auth', 'v3', 'trap'],
    ['v3Priv', 'v3', 'encrypted'],
    ['v3Discovery', 'v3', 'discovery'],
  ] as const)('reads %s of snmptrap as %s %s', (name, version, kind) => {
    const envelope = accepted(recorded(name))
    expect([envelope.version, envelope.pdu]).toEqual([version, kind])
  })

  it('gives community, engine, boots, time, user and level without decoding', () => {
    const community = accepted(recorded('v2cLinkDown'))
    expect('community' in community && community.community.toString()).toBe('public')
    expect(accepted(recorded('v3Priv'))).toMatchObject({
      engineId: ENGINE,
      boots: 3,
      time: 100,
      user: 'sealed',
      level: 'authPriv',
      reportable: false,
    })
    expect(accepted(recorded('v3Discovery'))).toMatchObject({ user: '', level: 'noAuthNoPriv', reportable: true })
  })

  const trap = (value: Buffer) => communityMessage({ varbinds: [...notificationHead('1.3.6.1.4.1.1.0.1'), value] })
  const manyArcs = `1.3${'.1'.repeat(127)}`
  const WRONG: readonly (readonly [string, Buffer, RefusalReason])[] = [
    ['nothing', Buffer.alloc(0), 'malformed'],
    ['text', Buffer.from('GET / HTTP/1.1'), 'malformed'],
    ['a trailing octet', Buffer.concat([communityMessage(), Buffer.from([0])]), 'malformed'],
    ['a cut message', communityMessage().subarray(0, 40), 'malformed'],
    ['an indefinite length', Buffer.concat([Buffer.from([0x30, 0x80]), int(1), Buffer.from([0, 0])]), 'malformed'],
    ['a length of five octets', Buffer.from([0x30, 0x85, 0, 0, 0, 0, 1, 0]), 'malformed'],
    ['a length beyond the parent', Buffer.from([0x30, 0x03, 0x02, 0x7f, 0x01]), 'malformed'],
    ['version 2', communityMessage({ version: 2 }), 'unsupported_version'],
    ['a get request', communityMessage({ tag: 0xa0 }), 'unsupported_pdu'],
    ['a set request', communityMessage({ tag: 0xa3 }), 'unsupported_pdu'],
    ['a v2 trap in a v1 message', communityMessage({ version: 0 }), 'unsupported_pdu'],
    ['a tag that is no PDU', communityMessage({ tag: 0xbf }), 'malformed'],
    [
      '257 varbinds',
      communityMessage({ varbinds: Array<Buffer>(257).fill(varbind('1.3.6', int(1))) }),
      'too_many_varbinds',
    ],
    ['129 arcs in a name', trap(varbind(manyArcs, int(1))), 'oid_too_long'],
    ['129 arcs in a value', trap(varbind('1.3.6', oid(manyArcs))), 'oid_too_long'],
    ['an empty name', trap(tlv(0x30, tlv(0x06), int(1))), 'malformed'],
    ['a name that ends inside a number', trap(tlv(0x30, tlv(0x06, Buffer.from([0x2b, 0x86])), int(1))), 'malformed'],
    ['a padded number in a name', trap(tlv(0x30, tlv(0x06, Buffer.from([0x2b, 0x80, 1])), int(1))), 'malformed'],
    ['a value within a value', trap(varbind('1.3.6', tlv(0x30, tlv(0x30, int(1))))), 'malformed'],
    ['a NULL with contents', trap(varbind('1.3.6', tlv(0x05, Buffer.from([1])))), 'malformed'],
    ['an address of 16 octets', trap(varbind('1.3.6', tlv(0x40, Buffer.alloc(16)))), 'malformed'],
    ['a counter of 10 octets', trap(varbind('1.3.6', tlv(0x46, Buffer.alloc(10)))), 'malformed'],
    ['two values in a varbind', trap(tlv(0x30, oid('1.3.6'), int(1), int(2))), 'malformed'],
    ['another security model', usmMessage({ engineId: ENGINE, model: 2 }), 'unsupported_security_model'],
    ['privacy without authentication', usmMessage({ engineId: ENGINE, flags: 2 }), 'malformed'],
    ['negative boots', usmMessage({ engineId: ENGINE, boots: -1 }), 'malformed'],
    ['an encrypted part that is none', usmMessage({ engineId: ENGINE, flags: 3 }), 'malformed'],
  ]
  it.each(WRONG)('refuses %s', (_, datagram, reason) => {
    expect(readEnvelope(datagram)).toBe(reason)
  })

  it('accepts 256 varbinds, 128 arcs and lengths that are longer than needed', () => {
    const varbinds = [...notificationHead('1.3.6.1.4.1.1.0.1'), varbind(`1.3${'.1'.repeat(126)}`, text('x'))]
    while (varbinds.length < 256) varbinds.push(varbind('1.3.6', int(1)))
    expect(accepted(communityMessage({ varbinds })).pdu).toBe('trap')
  })

  it('gives an envelope or a reason word for any octets, and never throws', () => {
    const corpus = Object.values(RECORDED).map((hex) => Buffer.from(hex, 'hex'))
    const mutated = fc
      .tuple(fc.constantFrom(...corpus), fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }), fc.nat(300))
      .map(([packet, changes, cut]) => {
        const copy = Buffer.from(packet)
        for (const [at, octet] of changes) copy[at % copy.length] = octet
        return cut < copy.length && cut % 3 === 0 ? copy.subarray(0, cut) : copy
      })
    const noise = fc.uint8Array({ maxLength: 600 }).map((octets) => Buffer.from(octets))
    fc.assert(
      fc.property(fc.oneof(mutated, noise), (datagram) => {
        const result = readEnvelope(datagram)
        if (typeof result === 'string') expect(REFUSAL_REASONS).toContain(result)
      }),
      { numRuns: 5000 },
    )
  })
})
