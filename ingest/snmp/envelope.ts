// The strict check of every datagram before the library sees it, and what has to be known of it to decide: version, community
// or USM header, PDU type. The shape is fixed (RFC 1157, 3416, 3412), so nesting is bounded by the grammar: 4 levels, 5 in v3.
import { BerCursor } from './ber-cursor.ts'
import type { RefusalReason } from './refusal.ts'

export const MAX_DATAGRAM = 65_535
export const MAX_VARBINDS = 256
export const MAX_ARCS = 128

const SEQUENCE = 0x30
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
const IP_ADDRESS = 0x40
const TIME_TICKS = 0x43
const GET_REQUEST = 0xa0
const TRAP_V1 = 0xa4
const INFORM = 0xa6
const TRAP_V2 = 0xa7

const USM = 3
const AUTH_FLAG = 1
const PRIV_FLAG = 2
const REPORTABLE_FLAG = 4

export interface CommunityEnvelope {
  readonly version: 'v1' | 'v2c'
  /** A view into the datagram. */
  readonly community: Buffer
  readonly pdu: PduKind
  /** Where the PDU's tag is in the datagram. */
  readonly pduAt: number
}

export interface UsmEnvelope {
  readonly version: 'v3'
  readonly level: SecurityLevel
  /** The sender wants Reports (RFC 3412 section 6.4): informs and discovery have it, traps do not. */
  readonly reportable: boolean
  /** Authoritative engine: the sender of a trap, the receiver of an inform. A view into the datagram. */
  readonly engineId: Buffer
  readonly boots: number
  readonly time: number
  readonly user: string
  /** The digest's bytes inside the datagram. */
  readonly digest: Buffer
  /** Unknown while it is encrypted. */
  readonly pdu: PduKind | 'encrypted'
}

export type Envelope = CommunityEnvelope | UsmEnvelope
export type SecurityLevel = 'noAuthNoPriv' | 'authNoPriv' | 'authPriv'
export type PduKind = 'trap' | 'inform' | 'discovery'

/**
 * Checks a datagram and reads its envelope.
 * @returns the reason word when it is refused
 */
export function readEnvelope(datagram: Buffer): Envelope | RefusalReason {
  if (datagram.length > MAX_DATAGRAM) return 'too_large'
  const outer = new BerCursor(datagram, 0, datagram.length)
  if (!outer.next(SEQUENCE) || !outer.done) return 'malformed'
  const message = outer.inside()
  const version = message.integer()
  if (version === undefined) return 'malformed'
  if (version === 0 || version === 1) return readCommunity(message, version === 0 ? 'v1' : 'v2c')
  return version === 3 ? readUsm(message) : 'unsupported_version'
}

function readCommunity(message: BerCursor, version: 'v1' | 'v2c'): CommunityEnvelope | RefusalReason {
  if (!message.next(OCTET_STRING)) return 'malformed'
  const community = message.bytes()
  const pduAt = message.at
  const pdu = readPdu(message, version)
  if (pdu !== 'trap' && pdu !== 'inform') return pdu === 'discovery' ? 'unsupported_pdu' : pdu
  return { version, community, pdu, pduAt }
}

function readUsm(message: BerCursor): UsmEnvelope | RefusalReason {
  if (!message.next(SEQUENCE)) return 'malformed'
  const header = message.inside()
  if (header.integer() === undefined || header.integer() === undefined) return 'malformed'
  if (!header.next(OCTET_STRING) || header.length !== 1) return 'malformed'
  const flags = header.bytes()[0] ?? 0
  const model = header.integer()
  if (model === undefined || !header.done) return 'malformed'
  if (model !== USM) return 'unsupported_security_model'

  if (!message.next(OCTET_STRING)) return 'malformed'
  const wrapper = message.inside()
  if (!wrapper.next(SEQUENCE) || !wrapper.done) return 'malformed'
  const security = wrapper.inside()
  if (!security.next(OCTET_STRING)) return 'malformed'
  const engineId = security.bytes()
  const boots = security.integer()
  const time = security.integer()
  if (boots === undefined || time === undefined || boots < 0 || time < 0) return 'malformed'
  if (!security.next(OCTET_STRING) || security.length > 32) return 'malformed'
  const user = security.bytes().toString('utf8')
  if (!security.next(OCTET_STRING)) return 'malformed'
  const digest = security.bytes()
  if (!security.next(OCTET_STRING) || !security.done) return 'malformed'
  const saltLength = security.length

  const encrypted = (flags & PRIV_FLAG) !== 0
  const authenticated = (flags & AUTH_FLAG) !== 0
  // RFC 3412 section 7.2-5: privacy without authentication is an invalid message; RFC 3826 section 3.1.2: eight octets of salt.
  if (encrypted && (!authenticated || saltLength !== 8)) return 'malformed'
  const pdu = encrypted ? readEncrypted(message) : readScopedPdu(message)
  if (pdu !== 'trap' && pdu !== 'inform' && pdu !== 'discovery' && pdu !== 'encrypted') return pdu
  const level = encrypted ? 'authPriv' : authenticated ? 'authNoPriv' : 'noAuthNoPriv'
  return { version: 'v3', level, reportable: (flags & REPORTABLE_FLAG) !== 0, engineId, boots, time, user, digest, pdu }
}

function readEncrypted(message: BerCursor): 'encrypted' | RefusalReason {
  return message.next(OCTET_STRING) && message.done ? 'encrypted' : 'malformed'
}

function readScopedPdu(message: BerCursor): PduKind | RefusalReason {
  if (!message.next(SEQUENCE) || !message.done) return 'malformed'
  const scoped = message.inside()
  if (!scoped.next(OCTET_STRING) || !scoped.next(OCTET_STRING)) return 'malformed'
  return readPdu(scoped, 'v3')
}

function readPdu(message: BerCursor, version: 'v1' | 'v2c' | 'v3'): PduKind | RefusalReason {
  if (!message.nextAny() || !message.done) return 'malformed'
  const tag = message.tag
  const pdu = message.inside()
  if (tag === TRAP_V1 && version === 'v1') return readTrapV1(pdu)
  const kind = tag === TRAP_V2 ? 'trap' : tag === INFORM ? 'inform' : tag === GET_REQUEST ? 'discovery' : undefined
  if (kind === undefined || version === 'v1') return isPduTag(tag) ? 'unsupported_pdu' : 'malformed'
  if (pdu.integer() === undefined || pdu.integer() === undefined || pdu.integer() === undefined) return 'malformed'
  return readVarbinds(pdu) ?? kind
}

function readTrapV1(pdu: BerCursor): PduKind | RefusalReason {
  if (!pdu.next(OBJECT_IDENTIFIER)) return 'malformed'
  const fault = oidFault(pdu)
  if (fault !== undefined) return fault
  if (!pdu.next(IP_ADDRESS) || readValue(pdu) !== undefined) return 'malformed'
  if (pdu.integer() === undefined || pdu.integer() === undefined) return 'malformed'
  if (!pdu.next(TIME_TICKS) || readValue(pdu) !== undefined) return 'malformed'
  return readVarbinds(pdu) ?? 'trap'
}

function readVarbinds(pdu: BerCursor): RefusalReason | undefined {
  if (!pdu.next(SEQUENCE) || !pdu.done) return 'malformed'
  const list = pdu.inside()
  let count = 0
  while (!list.done) {
    if (++count > MAX_VARBINDS) return 'too_many_varbinds'
    if (!list.next(SEQUENCE)) return 'malformed'
    const varbind = list.inside()
    if (!varbind.next(OBJECT_IDENTIFIER)) return 'malformed'
    const fault = oidFault(varbind)
    if (fault !== undefined) return fault
    if (!varbind.nextAny() || !varbind.done) return 'malformed'
    const valueFault = readValue(varbind)
    if (valueFault !== undefined) return valueFault
  }
  return undefined
}

/** Lengths that a value of each SNMP type may have (RFC 2578 section 2, RFC 3416 section 3). */
function readValue(value: BerCursor): RefusalReason | undefined {
  const { length } = value
  switch (value.tag) {
    case 0x02: // INTEGER
    case 0x41: // Counter32
    case 0x42: // Gauge32
    case TIME_TICKS:
      return length >= 1 && length <= 5 ? undefined : 'malformed'
    case OBJECT_IDENTIFIER:
      return oidFault(value)
    case OCTET_STRING:
    case 0x44: // Opaque
      return undefined
    case IP_ADDRESS:
      return length === 4 ? undefined : 'malformed'
    case 0x46: // Counter64
      return length >= 1 && length <= 9 ? undefined : 'malformed'
    case 0x05: // NULL
    case 0x80: // noSuchObject
    case 0x81: // noSuchInstance
    case 0x82: // endOfMibView
      return length === 0 ? undefined : 'malformed'
    default:
      return 'malformed'
  }
}

/** An OID is a row of base-128 numbers below 2^32, the last of which is complete. */
function oidFault(oid: BerCursor): RefusalReason | undefined {
  const { buffer, start, at: end } = oid
  if (end === start) return 'malformed'
  let arcs = 1 // the first number holds two
  let octets = 0
  for (let i = start; i < end; i++) {
    const octet = buffer[i] ?? 0
    if (octets === 0 && octet === 0x80) return 'malformed'
    if (++octets > 5) return 'malformed'
    if (octet < 0x80) {
      arcs++
      octets = 0
    }
  }
  if (octets !== 0) return 'malformed'
  return arcs > MAX_ARCS ? 'oid_too_long' : undefined
}

function isPduTag(tag: number): boolean {
  return tag >= 0xa0 && tag <= 0xa8
}
