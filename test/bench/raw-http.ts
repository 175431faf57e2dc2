// A bare HTTP/1.1 client over one kept-alive socket, so that the load generator costs little beside what it measures.
import { connect, type Socket } from 'node:net'

export interface RawConnection {
  /** Posts a body and resolves with the status code. One request at a time. */
  post(path: string, body: Buffer, authorization?: string): Promise<number>
  close(): void
}

/** Opens a connection. @throws Error when nobody listens */
export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('error', reject)
  })
  const next = responses(socket)
  return {
    async post(path, body, authorization) {
      const head =
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
        `${authorization === undefined ? '' : `authorization: ${authorization}\r\n`}content-length: ${body.length}\r\n\r\n`
      const answer = next()
      socket.cork()
      socket.write(head)
      socket.write(body)
      socket.uncork()
      return answer
    },
    close: () => socket.destroy(),
  }
}

/** Reads responses with a content-length or chunked body off the socket, one per call. */
function responses(socket: Socket): () => Promise<number> {
  let buffered: Buffer = Buffer.alloc(0)
  let waiting: { resolve(status: number): void; reject(error: Error): void } | undefined
  const settle = () => {
    const end = buffered.indexOf('\r\n\r\n')
    if (end < 0 || waiting === undefined) return
    const head = buffered.toString('latin1', 0, end).toLowerCase()
    const status = Number(head.slice(9, 12))
    const length = /content-length: (\d+)/.exec(head)
    let total: number
    if (length !== null) total = end + 4 + Number(length[1])
    else if (head.includes('chunked')) {
      const last = buffered.indexOf('0\r\n\r\n', end + 4)
      if (last < 0) return
      total = last + 5
    } else total = end + 4
    if (buffered.length < total) return
    buffered = buffered.subarray(total)
    const { resolve } = waiting
    waiting = undefined
    resolve(status)
  }
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
    settle()
  })
  const fail = (error: Error) => waiting?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  return () =>
    new Promise<number>((resolve, reject) => {
      waiting = { resolve, reject }
    })
}
