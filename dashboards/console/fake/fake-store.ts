// The fake server's memory: incidents, what operators do to them, and who listens.
import type { Alert } from '../../../correlate/contract/alert.ts'
import { isLegalMove, PRIORITIES } from '../src/contract.ts'
import type { Activity, ActivityKind, Incident, IncidentState } from '../src/contract.ts'
import { createRandom, fakeAlerts, fakeIncident } from './fake-incidents.ts'
import type { FakeIncident } from './fake-incidents.ts'

export type FakeListener = (event: 'incident' | 'activity', data: Incident | Activity) => void

export interface FakeStoreOptions {
  readonly incidents: number
  readonly now: number
}

const HOUR = 3_600_000
const TARGET_STATE: Readonly<Record<string, IncidentState>> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'new',
  resolve: 'resolved',
  close: 'closed',
}
const KIND_OF: Readonly<Record<string, ActivityKind>> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'unacknowledged',
  resolve: 'resolved',
  close: 'closed',
  assign: 'assigned',
  state: 'state_changed',
  comment: 'commented',
  cause: 'cause_judged',
}

function judged({ rootCause }: Incident, body: Readonly<Record<string, unknown>>): Incident['rootCause'] {
  const verdict = body['verdict'] === 'confirmed' || body['verdict'] === 'not_cause' ? body['verdict'] : null
  return rootCause.map((candidate) => (candidate.ci === body['ci'] ? { ...candidate, verdict } : candidate))
}

export function createFakeStore({ incidents, now }: FakeStoreOptions) {
  const random = createRandom(7)
  const byId = new Map<string, FakeIncident>()
  const listeners = new Set<FakeListener>()
  let nextNumber = 1
  let events = 0

  function put(openedAt: number): FakeIncident {
    const made = fakeIncident(nextNumber++, random, openedAt)
    events += made.incident.eventCount
    byId.set(made.incident.id, made)
    return made
  }
  for (let n = 0; n < incidents; n++) put(now - Math.floor(random() ** 3 * 20 * HOUR) - 60_000)

  function tell(event: 'incident' | 'activity', data: Incident | Activity): void {
    for (const listener of listeners) listener(event, data)
  }

  function change(
    entry: FakeIncident,
    parts: Partial<Incident>,
    kind: ActivityKind,
    actor: string,
    text: string,
  ): void {
    const at = Date.now()
    entry.incident = { ...entry.incident, ...parts, revision: entry.incident.revision + 1, updatedAt: at }
    const id = `${entry.incident.id}#${entry.timeline.length}`
    const activity = { id, incidentId: entry.incident.id, at, kind, actor, text, values: {} }
    entry.timeline.push(activity)
    tell('activity', activity)
    tell('incident', entry.incident)
  }

  /** Alerts are made when somebody looks; who lost all of them has none. */
  function alertsOf(entry: FakeIncident): Alert[] {
    if (entry.alerts.length === 0 && entry.incident.alertCount > 0) entry.alerts = fakeAlerts(entry.incident)
    return entry.alerts
  }

  return {
    find: (id: string) => byId.get(id),
    list: (states: readonly string[]) =>
      [...byId.values()]
        .map(({ incident }) => incident)
        .filter((incident) => states.length === 0 || states.includes(incident.state))
        .sort((a, b) => b.openedAt - a.openedAt),
    alerts: alertsOf,
    stats: () => {
      const all = [...byId.values()].map(({ incident }) => incident)
      const open = all.filter(({ state }) => state !== 'resolved' && state !== 'closed')
      return {
        windowMs: 24 * HOUR,
        history: true,
        noiseReduction: events === 0 ? null : 1 - all.length / events,
        events,
        alerts: all.reduce((sum, incident) => sum + incident.alertCount, 0),
        incidents: all.length,
        openIncidents: open.length,
        unacknowledgedIncidents: open.filter(({ acknowledgedAt }) => acknowledgedAt === null).length,
        openByPriority: Object.fromEntries(
          PRIORITIES.map((one) => [one, open.filter(({ priority }) => priority === one).length]),
        ),
        lagMs: 100,
      }
    },
    /** @returns null when done, else why not */
    act(id: string, action: string, body: Readonly<Record<string, unknown>>, actor: string): string | null {
      const entry = byId.get(id)
      if (entry === undefined) return 'there is no such incident'
      const kind = KIND_OF[action]
      if (kind === undefined) return 'there is no such action'
      // The only words that the console sends there are states.
      const state = action === 'state' ? (body['state'] as IncidentState) : TARGET_STATE[action]
      if (state !== undefined && !isLegalMove(entry.incident.state, state)) {
        return `the life-cycle does not allow ${entry.incident.state} -> ${state}`
      }
      const at = Date.now()
      const parts: Partial<Incident> = {
        ...(state === undefined ? {} : { state }),
        ...(action === 'acknowledge' ? { acknowledgedAt: at, acknowledgedBy: actor } : {}),
        ...(action === 'unacknowledge' ? { acknowledgedAt: null, acknowledgedBy: null } : {}),
        ...(action === 'assign' ? { assignee: typeof body['assignee'] === 'string' ? body['assignee'] : null } : {}),
        ...(action === 'resolve' ? { resolvedAt: at } : {}),
        ...(action === 'cause' ? { rootCause: judged(entry.incident, body) } : {}),
      }
      change(
        entry,
        parts,
        kind,
        actor,
        [body['text'], body['resolution'], body['assignee']].find((word) => typeof word === 'string') ?? action,
      )
      return null
    },
    /** Merge and split. @returns the incidents touched, as the engine names them; null: it is neither, or not possible */
    regroup(id: string, action: string, body: Readonly<Record<string, unknown>>): readonly string[] | null {
      const entry = byId.get(id)
      if (entry === undefined) return null
      const ids = (name: string): string[] => (Array.isArray(body[name]) ? body[name].map(String) : [])
      const bring = (from: FakeIncident, into: FakeIncident, moves: (alert: Alert) => boolean): void => {
        into.alerts = [...alertsOf(into), ...alertsOf(from).filter(moves)]
        from.alerts = alertsOf(from).filter((alert) => !moves(alert))
        for (const one of [from, into]) {
          const parts = {
            alertCount: one.alerts.length,
            activeAlertCount: one.alerts.filter(({ state }) => state === 'active').length,
          }
          change(one, parts, action === 'merge' ? 'merged' : 'split', 'operator', action)
        }
      }
      if (action === 'merge') {
        const others = ids('from').flatMap((other) => byId.get(other) ?? [])
        for (const other of others) {
          bring(other, entry, () => true)
          change(other, { state: 'closed', mergedInto: id }, 'closed', 'operator', 'merged')
        }
        return [id, ...others.map(({ incident }) => incident.id)]
      }
      if (action !== 'split') return null
      const target = typeof body['into'] === 'string' ? byId.get(body['into']) : undefined
      const into = target ?? put(Date.now())
      // Whoever was made for the alerts that come has none of its own.
      if (target === undefined) into.incident = { ...into.incident, alertCount: 0 }
      const moving = new Set(ids('alertIds'))
      bring(entry, into, (alert) => moving.has(alert.id))
      return [id, into.incident.id]
    },
    /** One made-up thing happens: mostly a new incident, sometimes news about a known one. */
    happen(): void {
      const known = [...byId.keys()]
      const id = known[Math.floor(random() * known.length)]
      const entry = id === undefined ? undefined : byId.get(id)
      if (entry === undefined || random() < 0.5) {
        const made = put(Date.now())
        made.incident = {
          ...made.incident,
          state: 'new',
          activeAlertCount: made.incident.alertCount,
          assignee: null,
          acknowledgedAt: null,
          acknowledgedBy: null,
          resolvedAt: null,
        }
        tell('incident', made.incident)
      } else {
        const alertCount = entry.incident.alertCount + 1
        const parts = { alertCount, activeAlertCount: entry.incident.activeAlertCount + 1 }
        change(entry, parts, 'alert_joined', 'engine', '1 alert joined')
      }
    },
    listen(listener: FakeListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type FakeStore = ReturnType<typeof createFakeStore>
