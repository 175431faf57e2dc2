// Trap load: v2c linkDown datagrams at a steady rate from one socket. Each has its own ifIndex, so each is one condition.
import { createSocket } from 'node:dgram'
import { trapPacket } from '../support/trap-packet.ts'

/** A three-byte INTEGER that occurs nowhere else in the datagram: where the serial number goes. */
const PLACE = 0x400001
const LINK_DOWN = '1.3.6.1.6.3.1.1.5.3'

/** A linkDown trap as a switch sends it, whose request id and ifIndex are patched in place. */
function patchableTrap(): { readonly datagram: Buffer; patch(serial: number): void } {
  const datagram = trapPacket('public', PLACE, LINK_DOWN, [
    { oid: '1.3.6.1.2.1.2.2.1.1.7', value: { integer: PLACE } },
    { oid: '1.3.6.1.2.1.2.2.1.7.7', value: { integer: 1 } },
    { oid: '1.3.6.1.2.1.2.2.1.8.7', value: { integer: 2 } },
    { oid: '1.3.6.1.2.1.2.2.1.2.7', value: { text: 'GigabitEthernet0/7' } },
    { oid: '1.3.6.1.2.1.31.1.1.1.18.7', value: { text: 'uplink to dist-1' } },
  ])
  const marker = Buffer.from([0x40, 0x00, 0x01])
  const places: number[] = []
  for (let at = datagram.indexOf(marker); at >= 0; at = datagram.indexOf(marker, at + 1)) places.push(at)
  return {
    datagram,
    patch(serial) {
      for (const at of places) datagram.writeUIntBE(0x400000 + (serial % 0x3fffff), at, 3)
    },
  }
}

/**
 * Sends traps at a steady rate, in slices of about a millisecond.
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
  const { datagram, patch } = patchableTrap()
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
