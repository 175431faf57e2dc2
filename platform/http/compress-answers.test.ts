import Fastify from 'fastify'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressAnswers } from './compress-answers.ts'

const LONG = JSON.stringify({ text: 'core-1 is down. '.repeat(500) })

function server() {
  const app = Fastify()
  compressAnswers(app)
  app.get('/long', (_request, reply) => reply.type('application/json').send(LONG))
  app.get('/short', (_request, reply) => reply.type('application/json').send('{}'))
  app.get('/image', (_request, reply) => reply.type('image/png').send(LONG))
  app.get('/file', (_request, reply) => reply.type('text/css').send(Readable.from([LONG])))
  return app
}

describe('compressAnswers', () => {
  it.each([
    ['a long answer', '/long', 'br, gzip', true],
    ['a file', '/file', 'gzip', true],
    ['not asked for', '/long', '', false],
    ['refused', '/long', 'gzip;q=0', false],
    ['short', '/short', 'gzip', false],
    ['compressed by itself', '/image', 'gzip', false],
  ])('%s', async (_path, url, accepted, want) => {
    const answer = await server().inject({ url, headers: { 'accept-encoding': accepted } })
    expect(answer.headers['content-encoding'] === 'gzip').toBe(want)
    const body = want ? gunzipSync(answer.rawPayload).toString() : answer.body
    expect(body).toBe(url === '/short' ? '{}' : LONG)
    if (want) expect(answer.rawPayload.length).toBeLessThan(LONG.length / 10)
  })
})
