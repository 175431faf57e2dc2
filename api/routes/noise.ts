// /api/v1/tuning/noise: what makes the most noise, and how much of it anybody ever needed.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { NOISE_COUNTS, NOISE_KEYS, selectNoise } from '../queries/noise-top.ts'
import { answers } from '../schemas/problem.ts'
import { Time, timeText, wordOf } from '../schemas/words.ts'
import { parseTimeOr } from '../time-param.ts'
import { saidProblem } from '../said-problem.ts'

const DAY_MS = 86_400_000
/** Of what is kept of events and decisions, a third: more is no question of today's noise, and costs. */
const LONGEST_MS = 31 * DAY_MS
/** What clears within a minute is over before anybody has read it. */
const SHORT_MS = 60_000

const count = Type.Integer()
const name = (description: string) => Type.String({ maxLength: 500, default: '', description })

const NoiseItem = Type.Object({
  key: Type.String({ description: 'The fingerprint, class, CI or source' }),
  class: Type.String({ description: 'Event class, where all conditions of the key have one; else empty, as below' }),
  source: Type.String({ description: 'Kind of tool' }),
  ci: Type.String({ description: 'CI as the engine found it, or as the sender named it; empty: not known' }),
  name: Type.String({ description: 'Name of the CI, or of the host as the sender calls it' }),
  component: Type.String(),
  summary: Type.String({ description: 'Of any one of its conditions' }),
  conditions: Type.Integer({ description: 'Fingerprints' }),
  events: count,
  share: Type.Number({ description: 'Of all events of the range that fit the filters' }),
  repeats: Type.Integer({ description: 'Events that said again what was known' }),
  flaps: Type.Integer({ description: 'Events absorbed by flapping alerts' }),
  alerts: count,
  unacted: Type.Integer({
    description: 'Alerts whose incident is over without an acknowledgement or any other act of a person on it',
  }),
  transients: Type.Integer({ description: 'Alerts that cleared within `shortMs`' }),
  standing: Type.Integer({ description: 'Alerts that have been active for more than `standingDays`' }),
})

const NoiseAnswer = Type.Object({
  from: Time,
  to: Time,
  by: wordOf(NOISE_KEYS),
  sort: wordOf(NOISE_COUNTS),
  shortMs: count,
  standingDays: count,
  events: Type.Integer({ description: 'All events of the range that fit the filters' }),
  keys: Type.Integer({ description: 'How many keys there are in all' }),
  items: Type.Array(NoiseItem),
})

export const noiseRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/tuning/noise',
      {
        config: { access: 'read' },
        schema: {
          tags: ['tuning'],
          summary: 'The noisiest conditions, classes, CIs or sources of a time range, noisiest first',
          querystring: Type.Object({
            by: Type.Optional(wordOf(NOISE_KEYS, 'class unless told')),
            sort: Type.Optional(wordOf(NOISE_COUNTS, 'events unless told')),
            from: timeText('A day ago unless told'),
            to: timeText('Now unless told'),
            class: name('Only conditions of this class'),
            source: name('Only conditions of this kind of tool'),
            standingDays: Type.Integer({ minimum: 1, maximum: 365, default: 7 }),
            limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
          }),
          response: answers({ 200: NoiseAnswer }, 503, 504),
        },
      },
      async ({ query }) => {
        const now = Date.now()
        const to = parseTimeOr('to', query.to, now)
        const from = parseTimeOr('from', query.from, to - DAY_MS)
        if (to <= from || to - from > LONGEST_MS)
          throw saidProblem(400, 'invalid_request', 'span_too_long', { days: LONGEST_MS / DAY_MS })
        const { by = 'class', sort = 'events', standingDays } = query
        const search = {
          by,
          sort,
          from,
          to,
          shortMs: SHORT_MS,
          standingSince: now - standingDays * DAY_MS,
          eventClass: query.class,
          source: query.source,
          limit: query.limit,
        }
        const { items, events, keys } = await askHistory(context.store, (store) => selectNoise(store, search))
        const shared = items.map((item) => ({ ...item, share: events === 0 ? 0 : item.events / events }))
        return { from, to, by, sort, shortMs: SHORT_MS, standingDays, events, keys, items: shared }
      },
    )
  }
