// Decodes v1 and v2c messages that the strict check has accepted: the same PDU that net-snmp would give, at a fifth of its cost (it is
// kept for v3, docs/decisions/0020). OIDs are cached by their octets: a network repeats a few thousand of them for ever.
import type { NotificationPdu, Varbind } from 'net-snmp'
import { BerCursor } from './ber-cursor.ts'
import type { CommunityEnvelope } from './envelope.ts'

const PDU_RESPONSE = 0xa2
const PDU_TRAP_V1 = 0xa4
const MAX_CACHED_OIDS = 50_000

const oids = new Map<string, string>()

/** Decodes the PDU of an accepted message. Octets are views into the datagram. */
export function decodeCommunityPdu(datagram: Buffer, envelope: CommunityEnvelope): NotificationPdu {
  const message = new BerCursor(datagram, envelope.pduAt, datagram.length)
  message.nextAny()
  const type = message.tag
  const pdu = message.inside()
  if (type !== PDU_TRAP_V1) {
    const id = pdu.integer() ?? 0
    pdu.nextAny()
    pdu.nextAny()
    return { type, id, varbinds: varbindsOf(pdu) }
  }
  pdu.nextAny()
  const enterprise = oidOf(pdu)
  pdu.nextAny()
  const agentAddr = addressOf(pdu)
  const generic = pdu.integer() ?? 0
  const specific = pdu.integer() ?? 0
  pdu.nextAny()
  const upTime = unsignedOf(pdu)
  return { type, enterprise, agentAddr, generic, specific, upTime, varbinds: varbindsOf(pdu) }
}

/** The answer to a v2c inform: the same message as a Response (RFC 3416 section 4.2.7). */
export function informResponse(datagram: Buffer, envelope: CommunityEnvelope): Buffer {
  const response = Buffer.from(datagram)
  response[envelope.pduAt] = PDU_RESPONSE
  return response
}

function varbindsOf(pdu: BerCursor): Varbind[] {
  pdu.nextAny()
  const list = pdu.inside()
  const varbinds: Varbind[] = []
  while (list.nextAny()) {
    const varbind = list.inside()
    varbind.nextAny()
    const oid = oidOf(varbind)
    varbind.nextAny()
    varbinds.push({ oid, type: varbind.tag, value: valueOf(varbind) })
  }
  return varbinds
}

function valueOf(cursor: BerCursor): Varbind['value'] {
  switch (cursor.tag) {
    case 0x02: // INTEGER
      return cursor.buffer.readIntBE(cursor.start, cursor.length)
    case 0x41: // Counter32
    case 0x42: // Gauge32
    case 0x43: // TimeTicks
      return unsignedOf(cursor)
    case 0x06: // OBJECT IDENTIFIER
      return oidOf(cursor)
    case 0x40: // IpAddress
      return addressOf(cursor)
    case 0x04: // OCTET STRING
    case 0x44: // Opaque
    case 0x46: // Counter64
      return cursor.bytes()
    default: // NULL and the exceptions
      return null
  }
}

/** Some agents leave out the octet that keeps a large value positive. */
function unsignedOf({ buffer, start, length }: BerCursor): number {
  return buffer.readUIntBE(start, length) % 2 ** 32
}

function addressOf({ buffer, start }: BerCursor): string {
  return `${buffer[start]}.${buffer[start + 1]}.${buffer[start + 2]}.${buffer[start + 3]}`
}

function oidOf({ buffer, start, at: end }: BerCursor): string {
  const name = buffer.toString('latin1', start, end)
  const known = oids.get(name)
  if (known !== undefined) return known
  const text = oidText(buffer, start, end)
  if (oids.size >= MAX_CACHED_OIDS) oids.clear()
  oids.set(name, text)
  return text
}

function oidText(buffer: Buffer, start: number, end: number): string {
  const arcs: number[] = []
  let arc = 0
  for (let i = start; i < end; i++) {
    const octet = buffer[i] ?? 0
    arc = arc * 128 + (octet & 0x7f)
    if (octet >= 0x80) continue
    // The first number holds two arcs (X.690 section 8.19.4).
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - Math.min(Math.floor(arc / 40), 2) * 40)
    else arcs.push(arc)
    arc = 0
  }
  return arcs.join('.')
}
