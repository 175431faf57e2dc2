// Compresses answers for those who can take it: ten thousand incidents are many megabytes of JSON, and a control room may sit behind a
// thin line. The live stream is not touched: it writes to its socket itself.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'

/** Below this the headers weigh more than what is saved. */
const MIN_BYTES = 1_400
/** Measured on lists of incidents: level 4 is 2.5 times as fast as 6 and 4 % larger. */
const OPTIONS = { level: 4 }
const COMPRESSIBLE = /json|text\/|javascript|svg|xml/
/** Statuses of answers with a whole body. A part (206) is a part of what is not compressed. */
const WHOLE = (status: number): boolean => status !== 204 && status !== 206 && status !== 304

const gzipped = promisify(gzip)

export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!wanted(request, reply)) return payload
    if (payload instanceof Readable) {
      announce(reply)
      // An error of the source must end the answer, not the process: destroying the gzip closes the connection.
      const compressor = createGzip(OPTIONS)
      payload.on('error', (error) => compressor.destroy(error))
      return payload.pipe(compressor)
    }
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    if (Buffer.byteLength(payload) < MIN_BYTES) return payload
    announce(reply)
    return gzipped(payload, OPTIONS)
  })
}

function wanted({ method, headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (method === 'HEAD' || !WHOLE(reply.statusCode) || reply.hasHeader('content-encoding')) return false
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(headers['accept-encoding'] ?? '')) return false
  return COMPRESSIBLE.test(String(reply.getHeader('content-type') ?? ''))
}

function announce(reply: FastifyReply): void {
  void reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length')
}
