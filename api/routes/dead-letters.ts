// /api/v1/dead-letters: what could not be used, newest first, straight from the stream.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import { DEADLETTER } from '../../platform/nats/streams.ts'
import type { ApiContext } from '../api-context.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, Time, wordOf } from '../schemas/words.ts'

/** Messages looked at for one page: a rare reason in a full stream needs several pages. */
const MAX_LOOKED_AT = 500

const DeadLetterSchema = Type.Object({
  seq: Type.Integer(),
  room: wordOf(['ingest', 'correlate', 'writer', 'api']),
  reason: Type.String(),
  detail: Type.String(),
  at: Time,
  source: Type.Optional(Type.String()),
  sender: Type.Optional(Type.String()),
  payload: Type.String(),
})

export const deadLetterRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/dead-letters',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['dead letters'],
          summary: 'Inputs that were refused or could not be read, newest first',
          querystring: Type.Object({
            reason: Type.Optional(Type.String({ maxLength: 64, pattern: '^[a-z0-9_-]+$' })),
            ...pageQuery(50, 200),
          }),
          response: answers({ 200: pageOf(DeadLetterSchema) }),
        },
      },
      async ({ query }) => {
        const { state } = await context.bus.jsm.streams.info(DEADLETTER)
        const before = decodeCursor(query.cursor, ['number'])?.[0] ?? state.last_seq + 1
        const items: (DeadLetter & { readonly seq: number })[] = []
        let seq = Math.min(before, state.last_seq + 1) - 1
        const stopAt = Math.max(state.first_seq, seq - MAX_LOOKED_AT + 1)
        for (; seq >= stopAt && items.length < query.limit; seq -= 1) {
          const letter = await read(seq)
          if (letter !== null && (query.reason === undefined || letter.reason === query.reason))
            items.push({ ...letter, seq })
        }
        return { items, nextCursor: seq >= state.first_seq && state.messages > 0 ? encodeCursor([seq + 1]) : null }
      },
    )

    async function read(seq: number): Promise<DeadLetter | null> {
      // A message that was just removed by the stream's limits is null or an error, and no reason to fail.
      const message = await context.bus.jsm.streams.getMessage(DEADLETTER, { seq }).catch(() => null)
      return message === null ? null : message.json<DeadLetter>()
    }
  }
