// One UDP datagram to a loopback port.
import { createSocket } from 'node:dgram'

/** Resolves when the kernel has taken it. */
export function sendDatagram(port: number, datagram: Buffer): Promise<void> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) =>
    socket.send(datagram, port, '127.0.0.1', (error) => {
      socket.close()
      if (error) reject(error)
      else resolve()
    }),
  )
}
