// The time-line of an incident as a screen draws it: how many events came when, and what each of its first CIs said and for how long.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import { PERCEIVED_SEVERITIES, worstSeverity } from '../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectDensity } from '../queries/event-density.ts'
import type { Clock, DensityRow } from '../queries/event-density.ts'
import { groupedBy } from './grouped-by.ts'
import { selectLanes } from '../queries/event-lanes.ts'
import type { LaneRow } from '../queries/event-lanes.ts'

export interface LaneRequest {
  readonly incident: Incident
  readonly members: readonly Alert[]
  readonly clock: Clock
  /** Epoch ms; null: all of the incident. */
  readonly from: number | null
  readonly to: number | null
  readonly now: number
  readonly buckets: number
  /** CIs at most. */
  readonly lanes: number
}

/** Conditions of one CI that are drawn; a flapping chassis has hundreds. */
const MAX_SPANS = 40
/** Rows of all lanes together: more marks than that a screen has no pixels for. */
const MAX_MARKS = 20_000
/** Seconds, minutes and hours that a scale can be read in, ms. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400].map(
  (s) => s * 1_000,
)

export async function swimLanes(store: Store, request: LaneRequest) {
  const { incident, members, clock } = request
  const { from, to } = rangeOf(request)
  const bucketMs =
    STEPS.find((step) => (to - from) / step <= request.buckets) ?? Math.ceil((to - from) / request.buckets)
  const { chosen, cis } = lanesOf(incident, members, request.lanes)
  const fingerprints = [
    ...new Set(chosen.flatMap(({ alerts }) => alerts.flatMap(({ sources }) => sources.map((one) => one.fingerprint)))),
  ]
  const range = { clock, from, to, bucketMs }
  const [density, rows] = await Promise.all([
    selectDensity(store, { incident: incident.id, ...range }),
    selectLanes(store, { fingerprints, limit: MAX_MARKS, ...range }),
  ])
  const rowsOf = groupedBy(rows, ({ fingerprint }) => fingerprint)
  return {
    clock,
    from,
    to,
    bucketMs,
    buckets: bucketsOf(density, from, bucketMs),
    lanes: chosen.map(({ ci, name, alerts }) => {
      const own = [...new Set(alerts.flatMap(({ sources }) => sources.map((one) => one.fingerprint)))].flatMap(
        (one) => rowsOf.get(one) ?? [],
      )
      return {
        ci: { id: ci, name },
        isRoot: incident.rootCause[0]?.ci === ci,
        alerts: alerts.length,
        skewMs: skewOf(own),
        spans: alerts.slice(0, MAX_SPANS).map((alert) => ({
          alert: alert.id,
          eventClass: alert.eventClass,
          severity: alert.peakSeverity,
          from: alert.firstSeenAt,
          to: alert.clearedAt,
        })),
        marks: marksOf(own, from, bucketMs),
      }
    }),
    cis,
  }
}

/** All of the incident, with what was before it opened: the first event is older than the decision. */
function rangeOf({ incident, members, from, to, now }: LaneRequest): { from: number; to: number } {
  let first = incident.openedAt
  for (const alert of members) first = Math.min(first, alert.firstSeenAt)
  const end = incident.closedAt ?? incident.resolvedAt ?? now
  const start = from ?? first - 1_000
  return { from: start, to: Math.max(to ?? end + 1_000, start + 1_000) }
}

/** The root's CI first, then by the first word of each. */
function lanesOf(incident: Incident, members: readonly Alert[], most: number) {
  const byCi = groupedBy(members, ({ ci }) => ci.id)
  const roots = incident.rootCause.map(({ ci }) => ci)
  const rankOf = (ci: string): number => (roots.includes(ci) ? roots.indexOf(ci) : roots.length)
  const all = [...byCi].map(([ci, alerts]) => ({
    ci,
    name: alerts[0]?.ci.name ?? ci,
    alerts: alerts.sort((a, b) => a.firstSeenAt - b.firstSeenAt),
  }))
  all.sort(
    (a, b) =>
      rankOf(a.ci) - rankOf(b.ci) ||
      (a.alerts[0]?.firstSeenAt ?? 0) - (b.alerts[0]?.firstSeenAt ?? 0) ||
      (a.ci < b.ci ? -1 : 1),
  )
  return { chosen: all.slice(0, most), cis: all.length }
}

function bucketsOf(rows: readonly DensityRow[], from: number, bucketMs: number) {
  const found = new Map<number, Record<string, number>>()
  for (const { bucket, severity, events } of rows) found.set(bucket, { ...found.get(bucket), [severity]: events })
  return [...found].map(([bucket, events]) => ({ at: from + bucket * bucketMs, events }))
}

/** The worst of each piece of time, and how many events it had. */
function marksOf(rows: readonly LaneRow[], from: number, bucketMs: number) {
  const found = new Map<number, { severity: PerceivedSeverity; events: number }>()
  for (const row of rows) {
    const severity = PERCEIVED_SEVERITIES.find((word) => word === row.severity) ?? 'indeterminate'
    const known = found.get(row.bucket) ?? { severity, events: 0 }
    found.set(row.bucket, { severity: worstSeverity(known.severity, severity), events: known.events + row.events })
  }
  return [...found].map(([bucket, mark]) => ({ at: from + bucket * bucketMs, ...mark })).sort((a, b) => a.at - b.at)
}

/** The difference between receive time and event time that is furthest from zero, ms. */
function skewOf(rows: readonly LaneRow[]): number {
  let furthest = 0
  for (const { most, least } of rows) {
    for (const one of [most, least]) if (Math.abs(one) > Math.abs(furthest)) furthest = one
  }
  return furthest
}
