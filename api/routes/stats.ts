// /api/v1/stats: the funnel from events over alerts to incidents, and how much noise it takes away.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { PRIORITIES } from '../../correlate/contract/incident.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import { selectDecisionCounts } from '../queries/decision-counts.ts'
import { selectFlow, type FlowBucket } from '../queries/flow-buckets.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, Time, timeText } from '../schemas/words.ts'
import { parseTimeOr } from '../time-param.ts'

const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
const MAX_BUCKETS = 2_000

const count = Type.Integer()
const ratio = nullable(Type.Number({ description: '1 - incidents / events; null without events' }))
const perEvents = { events: count, alerts: count, incidents: count, noiseReduction: ratio }

const StatsAnswer = Type.Object({
  from: Time,
  to: Time,
  windowMs: count,
  ...perEvents,
  alertNoiseReduction: nullable(Type.Number({ description: '1 - incidents / alerts; null without alerts' })),
  openIncidents: count,
  unacknowledgedIncidents: count,
  openByPriority: Type.Object(Object.fromEntries(PRIORITIES.map((priority) => [priority, count]))),
  activeAlerts: count,
  suppressedAlerts: count,
  lagMs: Type.Number(),
  history: Type.Boolean({ description: 'False: the history could not be asked, the counts of the window are 0' }),
  decisions: Type.Record(Type.String(), count),
  bucketMs: count,
  buckets: Type.Array(Type.Object({ at: Time, ...perEvents })),
})

export const statsRoutes =
  (context: ApiContext & { readonly presentStats: () => object }): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/stats',
      {
        config: { access: 'live:read' },
        schema: {
          tags: ['stats'],
          summary: 'Events, alerts and incidents of a window, and the present',
          querystring: Type.Object({
            from: timeText('A day ago unless told'),
            to: timeText('Now unless told'),
            bucketMs: Type.Integer({ minimum: 1_000, default: 30 * MINUTE_MS }),
          }),
          response: answers({ 200: StatsAnswer }),
        },
      },
      async ({ query }) => {
        const to = parseTimeOr('to', query.to, Date.now())
        const from = parseTimeOr('from', query.from, to - DAY_MS)
        const { bucketMs } = query
        if (to <= from || (to - from) / bucketMs > MAX_BUCKETS) {
          throw new HttpProblem(
            400,
            'invalid_request',
            `from is before to, with at most ${MAX_BUCKETS} buckets between.`,
          )
        }
        const past = await pastOf({ from, to, bucketMs })
        const total = sum(past.buckets)
        return {
          from,
          to,
          windowMs: to - from,
          ...withReduction(total),
          alertNoiseReduction: total.alerts === 0 ? null : 1 - total.incidents / total.alerts,
          ...context.presentStats(),
          // Zeros of a past that could not be asked would look like a quiet day.
          ...(past.asked ? {} : { history: false }),
          decisions: past.decisions,
          bucketMs,
          buckets: past.buckets.map((bucket) => ({ at: bucket.at, ...withReduction(bucket) })),
        }
      },
    )

    /** The present is worth showing also while the past cannot be asked. */
    async function pastOf(range: { from: number; to: number; bucketMs: number }) {
      try {
        return await askHistory(context.store, async (store) => ({
          asked: true,
          buckets: await selectFlow(store, range),
          decisions: await selectDecisionCounts(store, range),
        }))
      } catch (error) {
        if (error instanceof HttpProblem) return { asked: false, buckets: [], decisions: {} }
        throw error
      }
    }
  }

type Counts = Omit<FlowBucket, 'at'>

function sum(buckets: readonly FlowBucket[]): Counts {
  let [events, alerts, incidents] = [0, 0, 0]
  for (const bucket of buckets) {
    events += bucket.events
    alerts += bucket.alerts
    incidents += bucket.incidents
  }
  return { events, alerts, incidents }
}

function withReduction({ events, alerts, incidents }: Counts) {
  return { events, alerts, incidents, noiseReduction: events === 0 ? null : 1 - incidents / events }
}
