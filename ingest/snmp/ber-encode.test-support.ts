// Builds SNMP messages for tests: good ones, wrong ones and forged ones.
import { createHash, createHmac } from 'node:crypto'

export function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const length =
    body.length < 0x80 ? Buffer.from([body.length]) : Buffer.from([0x82, (body.length >> 8) & 0xff, body.length & 0xff]) // enough for a UDP datagram
  return Buffer.concat([Buffer.from([tag]), length, body])
}

export function int(value: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeInt32BE(value)
  return tlv(0x02, octets)
}

export const text = (value: string | Buffer): Buffer => tlv(0x04, Buffer.from(value))

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, ...[first * 40 + second, ...rest].map(base128))
}

function base128(arc: number): Buffer {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) | 0x80)
  return Buffer.from(octets)
}

export const varbind = (name: string, value: Buffer): Buffer => tlv(0x30, oid(name), value)

export const LINK_DOWN = '1.3.6.1.6.3.1.1.5.3'

/** sysUpTime.0 and snmpTrapOID.0, which every v2 notification begins with. */
export function notificationHead(trapOid: string, sysUpTime = 4711): Buffer[] {
  return [
    varbind(
      '1.3.6.1.2.1.1.3.0',
      tlv(0x43, Buffer.from([0, sysUpTime >> 16, (sysUpTime >> 8) & 0xff, sysUpTime & 0xff])),
    ),
    varbind('1.3.6.1.6.3.1.1.4.1.0', oid(trapOid)),
  ]
}

export function pdu(tag: number, requestId: number, varbinds: readonly Buffer[]): Buffer {
  return tlv(tag, int(requestId), int(0), int(0), tlv(0x30, ...varbinds))
}

export const TRAP_V2 = 0xa7
export const INFORM = 0xa6

/** A v2c message: a linkDown trap unless told. */
export function communityMessage(
  options: {
    community?: string
    version?: number
    tag?: number
    requestId?: number
    varbinds?: readonly Buffer[]
  } = {},
): Buffer {
  const varbinds = options.varbinds ?? notificationHead(LINK_DOWN)
  return tlv(
    0x30,
    int(options.version ?? 1),
    text(options.community ?? 'public'),
    pdu(options.tag ?? TRAP_V2, options.requestId ?? 1, varbinds),
  )
}

export interface UsmOptions {
  readonly engineId: Buffer
  readonly boots?: number
  readonly time?: number
  readonly user?: string
  /** Signs with SHA-256 when given. */
  readonly authKey?: string
  readonly tag?: number
  readonly requestId?: number
  readonly flags?: number
  readonly model?: number
  readonly varbinds?: readonly Buffer[]
}

/** A v3 message, noAuthNoPriv or signed with SHA-256 (RFC 7860: 24 octets of digest). */
export function usmMessage(options: UsmOptions): Buffer {
  const signed = options.authKey !== undefined
  const digest = Buffer.alloc(signed ? 24 : 0)
  const message = tlv(
    0x30,
    int(3),
    tlv(
      0x30,
      int(options.requestId ?? 1),
      int(65507),
      tlv(0x04, Buffer.from([options.flags ?? (signed ? 1 : 0)])),
      int(options.model ?? 3),
    ),
    text(
      tlv(
        0x30,
        text(options.engineId),
        int(options.boots ?? 1),
        int(options.time ?? 100),
        text(options.user ?? 'signed'),
        text(digest),
        text(''),
      ),
    ),
    tlv(
      0x30,
      text(options.engineId),
      text(''),
      pdu(options.tag ?? TRAP_V2, options.requestId ?? 1, options.varbinds ?? notificationHead(LINK_DOWN)),
    ),
  )
  if (options.authKey !== undefined) {
    const hmac = createHmac('sha256', localised(options.authKey, options.engineId)).update(message).digest()
    hmac.copy(message, message.indexOf(Buffer.concat([Buffer.from([0x04, 24]), digest])) + 2, 0, 24)
  }
  return message
}

const keys = new Map<string, Buffer>()

/** RFC 3414 A.2: password to key, localised. */
function localised(password: string, engineId: Buffer): Buffer {
  const name = `${password} ${engineId.toString('hex')}`
  const known = keys.get(name)
  if (known !== undefined) return known
  const ku = createHash('sha256')
    .update(Buffer.alloc(1024 * 1024, password))
    .digest()
  const key = createHash('sha256').update(ku).update(engineId).update(ku).digest()
  keys.set(name, key)
  return key
}
