// /api/v1/dead-letters: what could not be used, newest first, straight from the stream; taken in again, or thrown away.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { principalOf } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { DEADLETTER } from '../../platform/nats/streams.ts'
import type { ApiContext } from '../api-context.ts'
import { recordAct } from '../audit/record-act.ts'
import { askRetry } from '../dead-letters/ask-retry.ts'
import { countReasons, readLetter, removeLetter, removeReason, type KeptLetter } from '../dead-letters/letter-stream.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { answers } from '../schemas/problem.ts'
import { pageOf, pageQuery, Time, wordOf } from '../schemas/words.ts'
import { acted } from '../audit/acted.ts'

/** Messages looked at for one page: a rare reason in a full stream needs several pages. */
const MAX_LOOKED_AT = 500
/** Letters in one request: each is a question to ingest. */
const MAX_AT_ONCE = 200

const reasonWord = Type.String({ maxLength: 64, pattern: '^[a-z0-9_-]+$' })

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

const Seqs = Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: MAX_AT_ONCE, uniqueItems: true })

export const deadLetterRoutes =
  ({ bus }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' } as const

    app.get(
      '/dead-letters',
      {
        config,
        schema: {
          tags: ['dead letters'],
          summary: 'Inputs that were refused or could not be read, newest first',
          querystring: Type.Object({ reason: Type.Optional(reasonWord), ...pageQuery(50, 200) }),
          response: answers({
            200: Type.Object({
              ...pageOf(DeadLetterSchema).properties,
              reasons: Type.Record(Type.String(), Type.Integer(), { description: 'All that are kept, by reason' }),
            }),
          }),
        },
      },
      async ({ query }) => {
        const { state } = await bus.jsm.streams.info(DEADLETTER)
        const before = decodeCursor(query.cursor, ['number'])?.[0] ?? state.last_seq + 1
        const items: KeptLetter[] = []
        let seq = Math.min(before, state.last_seq + 1) - 1
        const stopAt = Math.max(state.first_seq, seq - MAX_LOOKED_AT + 1)
        for (; seq >= stopAt && items.length < query.limit; seq -= 1) {
          const letter = await readLetter(bus, seq)
          if (letter !== null && (query.reason === undefined || letter.reason === query.reason)) items.push(letter)
        }
        const more = seq >= state.first_seq && state.messages > 0
        return { items, nextCursor: more ? encodeCursor([seq + 1]) : null, reasons: await countReasons(bus) }
      },
    )

    app.post(
      '/dead-letters/retry',
      {
        config,
        schema: {
          tags: ['dead letters'],
          summary: 'Takes letters in again as if their tool had sent them now; what is stored leaves the dead letters',
          body: Type.Object({ seqs: Seqs }, { additionalProperties: false }),
          response: answers({
            200: Type.Object({
              results: Type.Array(
                Type.Object({
                  seq: Type.Integer(),
                  outcome: wordOf(['stored', 'refused', 'not_retryable', 'gone']),
                  detail: Type.String(),
                }),
              ),
            }),
          }),
        },
      },
      async (request) => {
        const results = []
        for (const seq of request.body.seqs) results.push(await retry(seq))
        const stored = results.filter(({ outcome }) => outcome === 'stored').length
        if (stored > 0) {
          const said = acted('letters_taken_in', { stored, letters: results.length })
          await record(principalOf(request).name, 'retryDeadLetters', request.body.seqs, said)
        }
        return { results }
      },
    )

    app.post(
      '/dead-letters/discard',
      {
        config,
        schema: {
          tags: ['dead letters'],
          summary: 'Throws letters away: those named, or all of a reason up to a sequence',
          body: Type.Object(
            {
              seqs: Type.Optional(Seqs),
              reason: Type.Optional(reasonWord),
              upTo: Type.Optional(Type.Integer({ minimum: 1, description: 'The newest letter that was looked at' })),
            },
            { additionalProperties: false },
          ),
          response: answers({ 200: Type.Object({ discarded: Type.Integer() }) }),
        },
      },
      async (request) => {
        const { seqs, reason, upTo } = request.body
        if ((seqs === undefined) === (reason === undefined || upTo === undefined))
          throw new HttpProblem(400, 'invalid_request', 'Name seqs, or a reason with upTo.')
        const discarded =
          reason !== undefined && upTo !== undefined
            ? await removeReason(bus, reason, upTo)
            : await removeAll(seqs ?? [])
        if (discarded > 0) {
          const said = acted('letters_discarded', { letters: discarded })
          await record(principalOf(request).name, 'discardDeadLetters', seqs ?? [reason ?? ''], said)
        }
        return { discarded }
      },
    )

    async function retry(seq: number) {
      const letter = await readLetter(bus, seq)
      if (letter === null) return { seq, outcome: 'gone' as const, detail: 'The letter is not there any more.' }
      const answer = await askRetry(bus, letter)
      if (answer.outcome !== 'stored') return { seq, ...answer }
      await removeLetter(bus, seq)
      return { seq, outcome: answer.outcome, detail: `${answer.events} events are stored.` }
    }

    async function removeAll(seqs: readonly number[]): Promise<number> {
      let removed = 0
      for (const seq of seqs) if (await removeLetter(bus, seq)) removed += 1
      return removed
    }

    function record(
      actor: string,
      type: 'retryDeadLetters' | 'discardDeadLetters',
      objects: readonly (number | string)[],
      said: ReturnType<typeof acted>,
    ) {
      return recordAct(bus, { type, actor, at: Date.now(), object: objects.join(', '), ...said })
    }
  }
