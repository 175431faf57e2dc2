import snmp from 'net-snmp'
import type { NotificationPdu } from 'net-snmp'
import { describe, expect, it } from 'vitest'
import { communityMessage, int, notificationHead, oid, text, tlv, varbind } from './ber-encode.test-support.ts'
import { decodeCommunityPdu, informResponse } from './community-decoder.ts'
import { readEnvelope, type CommunityEnvelope } from './envelope.ts'
import { recorded } from './recorded-packets.test-support.ts'

function envelopeOf(datagram: Buffer): CommunityEnvelope {
  const envelope = readEnvelope(datagram)
  if (typeof envelope === 'string' || envelope.version === 'v3') throw new Error('no community message')
  return envelope
}

/** What net-snmp makes of it: the oracle. */
function byLibrary(datagram: Buffer): { pdu: NotificationPdu | undefined; reply: Buffer | undefined } {
  let pdu: NotificationPdu | undefined
  let reply: Buffer | undefined
  const receiver = snmp.createReceiver(
    {
      port: 1,
      engineID: '8000000001020304',
      includeAuthentication: false,
      disableAuthorization: true,
      dgramModule: { createSocket: () => ({ on() {}, bind() {}, close() {} }) },
    },
    (_, notification) => (pdu = notification?.pdu),
  )
  receiver.listener.send = (message) => (reply = Buffer.from(message.toBuffer()))
  receiver.onMsg({}, datagram, { address: '192.0.2.7', port: 1, family: 'IPv4', size: datagram.length })
  return { pdu, reply }
}

const every = communityMessage({
  varbinds: [
    ...notificationHead('1.3.6.1.4.1.99.0.1'),
    varbind('1.3.6.1.1', int(-5)),
    varbind('1.3.6.1.2', text('word')),
    varbind('1.3.6.1.3', tlv(0x04, Buffer.from([0, 255]))),
    varbind('1.3.6.1.4', oid('1.3.6.1.4.1.4294967295')),
    varbind('1.3.6.1.5', tlv(0x40, Buffer.from([10, 0, 0, 1]))),
    varbind('1.3.6.1.6', tlv(0x41, Buffer.from([0, 255, 255, 255, 255]))),
    varbind('1.3.6.1.7', tlv(0x42, Buffer.from([255, 255, 255, 255]))),
    varbind('1.3.6.1.8', tlv(0x43, Buffer.from([1]))),
    varbind('1.3.6.1.9', tlv(0x44, Buffer.from('9f780442280000', 'hex'))),
    varbind('1.3.6.1.10', tlv(0x46, Buffer.from('00ffffffffffffffff', 'hex'))),
    varbind('1.3.6.1.11', tlv(0x05)),
    varbind('1.3.6.1.12', tlv(0x80)),
    varbind('0.0', tlv(0x82)),
  ],
})

describe('decodeCommunityPdu', () => {
  it.each([
    ['v1Enterprise', recorded('v1Enterprise')],
    ['v1LinkDown', recorded('v1LinkDown')],
    ['v2cLinkDown', recorded('v2cLinkDown')],
    ['v2cInform', recorded('v2cInform')],
    ['every type of value', every],
  ])('gives the same as net-snmp: %s', (_, datagram) => {
    const { pdu: expected } = byLibrary(datagram)
    expect(Object.keys(expected ?? {}), 'what net-snmp decoded').toContain('varbinds')
    expect({ ...expected }).toMatchObject({ ...decodeCommunityPdu(datagram, envelopeOf(datagram)) })
  })

  it('reads arcs that net-snmp gets wrong: 2.999 and the like', () => {
    const datagram = communityMessage({ varbinds: [varbind('2.999.3', int(1))] })
    expect(decodeCommunityPdu(datagram, envelopeOf(datagram)).varbinds[0]?.oid).toBe('2.999.3')
  })
})

describe('informResponse', () => {
  it('is the inform as a Response: type, request id and varbinds as net-snmp would answer', () => {
    const datagram = recorded('v2cInform')
    const response = informResponse(datagram, envelopeOf(datagram))
    expect(readEnvelope(response), 'a Response is no notification').toBe('unsupported_pdu')
    const { reply } = byLibrary(datagram)
    // The library writes the lengths in another form: compare from the version on.
    expect(response.subarray(-110)).toEqual(reply?.subarray(-110))
    expect([datagram, response].map((message) => message[14])).toEqual([0xa6, 0xa2])
  })
})
