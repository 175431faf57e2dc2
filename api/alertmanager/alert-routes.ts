// GET /api/v2/alerts and /alerts/groups (Alertmanager openapi.yaml). POST /api/v2/alerts is ingest's.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { shared } from '../schemas/shared.ts'
import type { ApiContext } from '../api-context.ts'
import { answers } from '../schemas/problem.ts'
import { Labels, wordOf } from '../schemas/words.ts'
import { gettableAlert, RECEIVER, type GettableAlert } from './gettable-alert.ts'
import { selectAlerts } from './select-alerts.ts'

const flag = Type.Boolean({ default: true })
const SelectionQuery = Type.Object({
  active: flag,
  silenced: flag,
  inhibited: flag,
  unprocessed: flag,
  muted: flag,
  filter: Type.Optional(Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 50 })),
  receiver: Type.Optional(Type.String({ maxLength: 500 })),
})

const ids = Type.Array(Type.String())
const GettableAlertSchema = shared(
  'GettableAlert',
  Type.Object({
    labels: Labels,
    annotations: Labels,
    startsAt: Type.String(),
    endsAt: Type.String(),
    updatedAt: Type.String(),
    fingerprint: Type.String(),
    generatorURL: Type.String(),
    receivers: Type.Array(Type.Object({ name: Type.String() })),
    status: Type.Object({
      state: wordOf(['active', 'suppressed', 'unprocessed']),
      silencedBy: ids,
      inhibitedBy: ids,
      mutedBy: ids,
    }),
  }),
)

const AlertGroupSchema = Type.Object({
  labels: Labels,
  receiver: Type.Object({ name: Type.String() }),
  alerts: Type.Array(GettableAlertSchema),
})

export const alertmanagerAlertRoutes =
  ({ live }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const

    app.get(
      '/alerts',
      {
        config: read,
        schema: {
          tags: ['alertmanager'],
          summary: 'Active alerts (Alertmanager API v2)',
          querystring: SelectionQuery,
          response: answers({ 200: Type.Array(GettableAlertSchema) }),
        },
      },
      ({ query }) => {
        const now = Date.now()
        return selectAlerts(live, query)
          .map((alert) => gettableAlert(alert, now))
          .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
      },
    )

    app.get(
      '/alerts/groups',
      {
        config: read,
        schema: {
          tags: ['alertmanager'],
          summary: 'Active alerts by incident (Alertmanager API v2)',
          querystring: SelectionQuery,
          response: answers({ 200: Type.Array(AlertGroupSchema) }),
        },
      },
      ({ query }) => {
        const now = Date.now()
        const groups = new Map<string, GettableAlert[]>()
        for (const alert of selectAlerts(live, query)) {
          const incident = alert.membership?.incidentId ?? ''
          const group = groups.get(incident)
          if (group === undefined) groups.set(incident, [gettableAlert(alert, now)])
          else group.push(gettableAlert(alert, now))
        }
        return [...groups]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([incident, alerts]) => ({
            labels: incident === '' ? {} : { incident },
            receiver: { name: RECEIVER },
            alerts,
          }))
      },
    )
  }
