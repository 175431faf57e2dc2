// Trap load: v2c linkDown datagrams at a steady rate from one socket. Each has its own ifIndex, so each is one condition.
import { createSocket } from 'node:dgram'

/** BER of a v2c linkDown trap, community public, 7 varbinds; the ifIndex is patched in as a 3-byte INTEGER. */
export function trapTemplate(): { readonly datagram: Buffer; patch(serial: number): void } {
  const oid = (text: string): Buffer => {
    const arcs = text.split('.').map(Number)
    const bytes = [40 * (arcs[0] ?? 0) + (arcs[1] ?? 0)]
    for (const arc of arcs.slice(2)) {
      const groups = [arc & 0x7f]
      for (let rest = arc >>> 7; rest > 0; rest >>>= 7) groups.unshift((rest & 0x7f) | 0x80)
      bytes.push(...groups)
    }
    return tlv(0x06, Buffer.from(bytes))
  }
  const marker = Buffer.from([0x40, 0x00, 0x01])
  const int = (value: number): Buffer => tlv(0x02, Buffer.from([value]))
  const bind = (name: string, value: Buffer): Buffer => tlv(0x30, Buffer.concat([oid(name), value]))
  const varbinds = tlv(
    0x30,
    Buffer.concat([
      bind('1.3.6.1.2.1.1.3.0', tlv(0x43, Buffer.from([0x01, 0x02, 0x03]))),
      bind('1.3.6.1.6.3.1.1.4.1.0', oid('1.3.6.1.6.3.1.1.5.3')),
      bind('1.3.6.1.2.1.2.2.1.1.7', tlv(0x02, marker)),
      bind('1.3.6.1.2.1.2.2.1.7.7', int(1)),
      bind('1.3.6.1.2.1.2.2.1.8.7', int(2)),
      bind('1.3.6.1.2.1.2.2.1.2.7', tlv(0x04, Buffer.from('GigabitEthernet0/7'))),
      bind('1.3.6.1.2.1.31.1.1.1.18.7', tlv(0x04, Buffer.from('uplink to dist-1'))),
    ]),
  )
  const pdu = tlv(0xa7, Buffer.concat([tlv(0x02, marker), int(0), int(0), varbinds]))
  const datagram = tlv(0x30, Buffer.concat([int(1), tlv(0x04, Buffer.from('public')), pdu]))
  const places: number[] = []
  for (let at = datagram.indexOf(marker); at >= 0; at = datagram.indexOf(marker, at + 1)) places.push(at)
  return {
    datagram,
    patch(serial) {
      const value = 0x400000 + (serial % 0x3fffff)
      for (const at of places) datagram.writeUIntBE(value, at, 3)
    },
  }
}

function tlv(tag: number, content: Buffer): Buffer {
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

/**
 * Sends traps at a steady rate, in slices of 2 ms.
 * @param conditions - how many different conditions the traps cycle through
 * @returns how many were handed to the kernel
 */
export async function trapLoad(
  port: number,
  perSecond: number,
  durationMs: number,
  conditions: number,
): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', resolve))
  const { datagram, patch } = trapTemplate()
  const started = performance.now()
  let sent = 0
  while (performance.now() - started < durationMs) {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond)
    while (sent < due) {
      patch(sent % conditions)
      socket.send(Buffer.from(datagram))
      sent++
      if (sent % 64 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await new Promise<void>((resolve) => socket.close(() => resolve()))
  return sent
}
