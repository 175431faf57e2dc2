// Builds SNMPv2c trap datagrams byte by byte (RFC 1157 §3, RFC 3416 §3, X.690), so that demo, tests and benchmark send what devices send.

export type TrapValue =
  | { readonly integer: number }
  | { readonly text: string }
  | { readonly ip: string }
  | { readonly oid: string }
  | { readonly timeTicks: number }

export interface TrapVarbind {
  readonly oid: string
  readonly value: TrapValue
}

const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  ipAddress: 0x40,
  timeTicks: 0x43,
  trapV2: 0xa7,
} as const
const V2C = 1

/**
 * Encodes a v2c trap.
 * @param trapOid - value of snmpTrapOID.0
 * @param varbinds - what follows sysUpTime.0 and snmpTrapOID.0
 */
export function trapPacket(
  community: string,
  requestId: number,
  trapOid: string,
  varbinds: readonly TrapVarbind[],
): Buffer {
  const all: readonly TrapVarbind[] = [
    { oid: '1.3.6.1.2.1.1.3.0', value: { timeTicks: 12_345 } },
    { oid: '1.3.6.1.6.3.1.1.4.1.0', value: { oid: trapOid } },
    ...varbinds,
  ]
  const list = tlv(
    TAG.sequence,
    ...all.map((varbind) => tlv(TAG.sequence, encodeOid(varbind.oid), encodeValue(varbind.value))),
  )
  const pdu = tlv(TAG.trapV2, encodeInteger(requestId), encodeInteger(0), encodeInteger(0), list)
  return tlv(TAG.sequence, encodeInteger(V2C), tlv(TAG.octets, Buffer.from(community)), pdu)
}

function encodeValue(value: TrapValue): Buffer {
  if ('integer' in value) return encodeInteger(value.integer)
  if ('text' in value) return tlv(TAG.octets, Buffer.from(value.text))
  if ('ip' in value) return tlv(TAG.ipAddress, Buffer.from(value.ip.split('.').map(Number)))
  if ('oid' in value) return encodeOid(value.oid)
  return encodeInteger(value.timeTicks, TAG.timeTicks)
}

/** Shortest two's complement form. */
function encodeInteger(value: number, tag: number = TAG.integer): Buffer {
  const bytes: number[] = []
  let rest = value
  do {
    bytes.unshift(rest & 0xff)
    rest = Math.floor(rest / 256)
  } while (rest > 0)
  if (((bytes[0] ?? 0) & 0x80) !== 0) bytes.unshift(0)
  return tlv(tag, Buffer.from(bytes))
}

function encodeOid(text: string): Buffer {
  const [first = 0, second = 0, ...arcs] = text.split('.').map(Number)
  const bytes = [40 * first + second]
  for (const arc of arcs) {
    const groups = [arc & 0x7f]
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((rest & 0x7f) | 0x80)
    bytes.push(...groups)
  }
  return tlv(TAG.oid, Buffer.from(bytes))
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
