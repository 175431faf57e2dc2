// Request bodies with content-encoding gzip or deflate, for the routes that allow it: senders of alerts and logs compress.
// The decompressed size is capped, so that a small bomb cannot fill the memory.
import type { preParsingHookHandler } from 'fastify'
import { Transform, type TransformCallback } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import { HttpProblem } from './problem.ts'

/**
 * A `preParsing` hook for one route or one plugin.
 * @param maxBytes largest decompressed body; also the limit for a body that is not compressed
 */
export function gzipBody(maxBytes: number): preParsingHookHandler {
  return (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
    if (encoding === 'identity') {
      done(null, payload)
      return
    }
    if (encoding !== 'gzip' && encoding !== 'deflate') {
      done(new HttpProblem(415, 'unsupported_media_type', `The encoding ${encoding} is not understood; gzip is.`))
      return
    }
    const unzip = encoding === 'gzip' ? createGunzip() : createInflate()
    const counted = new CappedStream(maxBytes)
    payload.on('error', (error) => unzip.destroy(error))
    unzip.on('error', (error) =>
      counted.destroy(
        error instanceof HttpProblem ? error : new HttpProblem(400, 'malformed_body', `The body is not ${encoding}.`),
      ),
    )
    // Stays when Fastify, having answered, has taken its own listener off: an error nobody hears would end the process.
    counted.on('error', () => unzip.destroy())
    payload.on('data', (chunk: Buffer) => (counted.receivedEncodedLength += chunk.length))
    done(null, payload.pipe(unzip).pipe(counted))
  }
}

/** Lets maxBytes through. Fastify compares receivedEncodedLength with the content-length header. */
class CappedStream extends Transform {
  receivedEncodedLength = 0
  #bytes = 0
  readonly #maxBytes: number

  constructor(maxBytes: number) {
    super()
    this.#maxBytes = maxBytes
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length
    if (this.#bytes <= this.#maxBytes) done(null, chunk)
    else done(new HttpProblem(413, 'body_too_large', `The decompressed body is larger than ${this.#maxBytes} bytes.`))
  }
}
