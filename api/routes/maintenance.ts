// /api/v1/maintenance: planned work, during which alerts are expected.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { WINDOW_STATES } from '../../correlate/contract/maintenance/window.ts'
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import { principalOf } from '../../platform/http/access.ts'
import { scanAlerts } from '../alerts/scan-alerts.ts'
import type { ApiContext } from '../api-context.ts'
import { commandId, etagOf, requiredRevision } from '../commands/command-headers.ts'
import { askHistory } from '../history.ts'
import type { LiveView } from '../live/live-view.ts'
import { scheduleOf } from '../maintenance/check-plan.ts'
import { previewWindow } from '../maintenance/preview-window.ts'
import { cancelWindow, changeWindow, planWindow, skipOccurrence } from '../maintenance/put-window.ts'
import type { Planner } from '../maintenance/put-window.ts'
import { showWindow } from '../maintenance/show-window.ts'
import { selectMaintenanceHistory } from '../queries/maintenance-history.ts'
import { splitWords } from '../query-words.ts'
import {
  MaintenancePreviewSchema,
  MaintenanceSchema,
  PlannedScheduleSchema,
  PlanSchema,
  ScopeSchema,
} from '../schemas/maintenance.ts'
import { answers } from '../schemas/problem.ts'
import { Time, wordList } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 100 }) })
const IdAnswer = Type.Object({ id: Type.String() })
/** Those in force and to come first, in the order of their beginning; then those that are over, the last one first. */
const ORDER = { active: 0, planned: 1, past: 2, cancelled: 2 } as const
const REVISIONS_SHOWN = 100

const plannerOf = (request: FastifyRequest): Planner => ({
  commandId: commandId(request),
  actor: principalOf(request).name,
  now: Date.now(),
})

/** Windows that hold back active alerts of the incident. */
function windowsOf({ alerts }: LiveView, incident: string): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { state, suppression } of alerts.ofIncident(incident)) {
    if (state === 'active' && suppression?.kind === 'maintenance') for (const id of suppression.by) ids.add(id)
  }
  return ids
}

export const maintenanceRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { live } = context
    const read = { access: 'read' } as const
    // Who may hold alerts back by their labels may do so by plan.
    const write = { access: 'silences:write' } as const
    const show = (window: MaintenanceWindow, { heldBy } = scanAlerts(live.alerts.values())) =>
      showWindow(live, window, heldBy, Date.now())

    app.get(
      '/maintenance',
      {
        config: read,
        schema: {
          tags: ['maintenance'],
          summary: 'Maintenance windows: in force, to come, and those of the last 30 days',
          querystring: Type.Object({
            state: wordList(WINDOW_STATES),
            ci: Type.Optional(Type.String({ maxLength: 500, description: 'Only windows that cover this CI' })),
            incident: Type.Optional(
              Type.String({ maxLength: 100, description: 'Only windows that hold back alerts of this incident now' }),
            ),
          }),
          response: answers({ 200: Type.Object({ items: Type.Array(MaintenanceSchema) }) }),
        },
      },
      ({ query: { state, ci, incident } }) => {
        const states = splitWords('state', state, WINDOW_STATES)
        const scan = scanAlerts(live.alerts.values())
        const holding = incident === undefined ? null : windowsOf(live, incident)
        const items = [...live.maintenance.values()]
          .filter((window) => ci === undefined || live.maintenance.cisOf(window).has(ci))
          .filter(({ id }) => holding === null || holding.has(id))
          .map((window) => show(window, scan))
          .filter((window) => states.length === 0 || states.includes(window.state))
        const beginsAt = ({ occurrence, updatedAt }: (typeof items)[number]) => occurrence?.startsAt ?? -updatedAt
        return { items: items.sort((a, b) => ORDER[a.state] - ORDER[b.state] || beginsAt(a) - beginsAt(b)) }
      },
    )

    app.get(
      '/maintenance/:id',
      {
        config: read,
        schema: {
          tags: ['maintenance'],
          summary: 'One maintenance window',
          params: Id,
          response: answers({ 200: MaintenanceSchema }, 404),
        },
      },
      ({ params: { id } }, reply) => {
        const window = live.maintenance.get(id)
        if (window === undefined) throw saidProblem(404, 'not_found', 'no_window_lately')
        void reply.header('etag', etagOf(window.revision))
        return show(window)
      },
    )

    app.get(
      '/maintenance/:id/history',
      {
        config: read,
        schema: {
          tags: ['maintenance'],
          summary: 'Revisions of a maintenance window, the last one first, 100 at most',
          params: Id,
          response: answers({ 200: Type.Object({ items: Type.Array(MaintenanceSchema) }) }, 503, 504),
        },
      },
      async ({ params: { id } }) => {
        const revisions = await askHistory(context.store, (store) =>
          selectMaintenanceHistory(store, id, REVISIONS_SHOWN),
        )
        return { items: revisions.map((window) => showWindow(live, window, new Map(), Date.now())) }
      },
    )

    app.post(
      '/maintenance/preview',
      {
        config: read,
        schema: {
          tags: ['maintenance'],
          summary: 'What a maintenance window would cover, when, and what it would hold back now; nothing is changed',
          body: Type.Object(
            { scope: ScopeSchema, schedule: Type.Optional(PlannedScheduleSchema) },
            { additionalProperties: false },
          ),
          response: answers({ 200: MaintenancePreviewSchema }),
        },
      },
      ({ body: { scope, schedule } }) => {
        const now = Date.now()
        return previewWindow(live, scope, schedule === undefined ? null : scheduleOf(schedule, null, now), now)
      },
    )

    app.post(
      '/maintenance',
      {
        config: write,
        schema: {
          tags: ['maintenance'],
          summary: 'Plans a maintenance window',
          body: PlanSchema,
          response: answers({ 200: IdAnswer }, 409, 422, 503),
        },
      },
      async (request) => ({ id: await planWindow(context, request.body, plannerOf(request)) }),
    )

    app.patch(
      '/maintenance/:id',
      {
        config: write,
        schema: {
          tags: ['maintenance'],
          summary: 'Changes a maintenance window that is not over: its end, its scope, its words; needs If-Match',
          params: Id,
          body: Type.Partial(PlanSchema, { additionalProperties: false }),
          response: answers({ 200: IdAnswer }, 404, 409, 412, 422, 428, 503),
        },
      },
      async (request) => {
        const { id } = request.params
        await changeWindow(context, id, requiredRevision(request), request.body, plannerOf(request))
        return { id }
      },
    )

    app.post(
      '/maintenance/:id/skip',
      {
        config: write,
        schema: {
          tags: ['maintenance'],
          summary: 'One occurrence of a recurring window does not take place, or ends now',
          params: Id,
          body: Type.Object({ startsAt: Time }, { additionalProperties: false }),
          response: answers({ 200: IdAnswer }, 404, 409, 412, 422, 503),
        },
      },
      async (request) => {
        const { id } = request.params
        await skipOccurrence(context, id, request.body.startsAt, plannerOf(request))
        return { id }
      },
    )

    app.delete(
      '/maintenance/:id',
      {
        config: write,
        schema: {
          tags: ['maintenance'],
          summary: 'Cancels a maintenance window; one in force ends now',
          params: Id,
          response: answers({ 204: Type.Null() }, 404, 503),
        },
      },
      async (request, reply) => {
        await cancelWindow(context, request.params.id, plannerOf(request))
        return reply.status(204).send()
      },
    )
  }
