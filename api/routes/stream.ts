// /api/v1/stream: server-sent events of what changes. See docs of the events in the schema's description.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { principalOf, SESSION_COOKIE } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { splitWords } from '../query-words.ts'
import { answers } from '../schemas/problem.ts'
import { wordList } from '../schemas/words.ts'
import { STREAM_TOPICS, WALLBOARD_TOPICS, type StreamTopic } from '../stream/stream-entry.ts'

const DESCRIPTION = `Server-sent events. \`id\` is a sequence to resume from with Last-Event-ID (or ?lastEventId).
\`hello\` comes first; \`incident\`, \`problem\`, \`silence\`, \`maintenance\` carry the whole entity, \`alert-summary\` an alert without its evidence, \`activity\` a line of a
timeline, \`topology\` the new CMDB version, \`stats\` the counts (once a second when they changed), \`heartbeat\` nothing (every 15 s). \`reset\` says that
what was missed is not known any more: load everything again. With the scope \`live:read\` alone there are \`incident\` and \`stats\`.`

export const streamRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/stream',
      {
        config: { access: 'live:read' },
        logLevel: 'warn',
        schema: {
          tags: ['stream'],
          summary: 'The live stream',
          description: DESCRIPTION,
          querystring: Type.Object({
            topics: wordList(STREAM_TOPICS),
            lastEventId: Type.Optional(Type.String({ maxLength: 30 })),
          }),
          response: answers({ 200: Type.String({ description: 'text/event-stream' }) }),
        },
      },
      (request, reply) => {
        const { query, headers, raw } = request
        const words = splitWords('topics', query.topics, STREAM_TOPICS)
        const allowed = principalOf(request).scopes.has('read') ? STREAM_TOPICS : WALLBOARD_TOPICS
        const refused = words.find((word) => !allowed.some((topic) => topic === word))
        if (refused !== undefined) throw new HttpProblem(403, 'forbidden', `The topic ${refused} needs the scope read.`)
        const topics = new Set<StreamTopic>(words.length === 0 ? allowed : words)
        const lastSeq = parseLastId(headers['last-event-id'] ?? query.lastEventId)
        // Headers that hooks have set (security, request id) go out with ours; from here on the response is the hub's.
        const given = Object.entries(reply.getHeaders()).filter(
          (header): header is [string, string | number | string[]] => header[1] !== undefined,
        )
        reply.hijack()
        reply.raw.writeHead(200, {
          ...Object.fromEntries(given),
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          connection: 'keep-alive',
          // nginx would hold the events back.
          'x-accel-buffering': 'no',
          'x-request-id': request.id,
        })
        raw.socket.setNoDelay(true)
        raw.socket.setTimeout(0)
        context.hub.join(reply.raw, topics, lastSeq, stillAllowed(context, request))
      },
    )
  }

/** @throws HttpProblem 400 when it is no id of ours */
function parseLastId(text: string | string[] | undefined): number | null {
  if (text === undefined || text === '') return null
  const seq = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : NaN
  if (Number.isNaN(seq))
    throw new HttpProblem(400, 'invalid_request', 'Last-Event-ID is an id that this stream gave out.')
  return seq
}

/** A credential may be revoked, or a session ended, while the stream is open. */
function stillAllowed({ credentials }: ApiContext, request: FastifyRequest): () => boolean {
  const principal = principalOf(request)
  if (principal.kind === 'session') {
    const cookie = request.cookies[SESSION_COOKIE] ?? ''
    return () => credentials.authenticateSession(cookie) !== null
  }
  return () => {
    const token = credentials.listTokens().find(({ id }) => id === principal.id)
    return token !== undefined && (token.expiresAt === null || token.expiresAt > Date.now())
  }
}
