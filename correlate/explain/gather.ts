// Finds what explains an incident or an alert in the files of a replay.
import type { Alert } from '../contract/alert.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import type { Consideration } from '../engine/engine.ts'
import type { Subject } from './explain-arguments.ts'
import type { Elsewhere, Explanation, MemberExplanation } from './explanation.ts'
import { nearestIds } from './nearest-ids.ts'
import { rowsOf } from './replay-folder.ts'

/** Runners-up shown with an alert. */
const ELSEWHERE = 2

/** There is no such incident, alert or line. */
export class UnknownSubjectError extends Error {
  readonly code = 'unknown_subject'
}

/** What other members say of an alert. */
interface AlertName {
  readonly firstSeenAt: number
  readonly name: string
  readonly eventClass: string
}

interface Incidents {
  readonly byId: ReadonlyMap<string, Incident>
  /** Where an incident is at the end: merges lead from one to the next. */
  readonly finalOf: (id: string) => string
}

/**
 * @throws UnknownSubjectError with the nearest ids
 * @throws ReplayFolderError when the folder is not a replay's
 */
export async function gather(folder: string, subject: Subject): Promise<Explanation> {
  const incidents = await readIncidents(folder)
  const { members, names, alertIds } = await readAlerts(folder, subject, incidents)
  const [first] = members
  if (first === undefined && subject.kind !== 'incident') throw unknown(subject, alertIds)
  const incidentId =
    subject.kind === 'incident' ? incidents.finalOf(known(subject, incidents)) : homeOf(incidents, first)
  const incident = incidentId === null ? undefined : incidents.byId.get(incidentId)
  const { problem, considered, decisions } = await readBeside(folder, incident, new Set(members.map(({ id }) => id)))
  const told = members.map((alert) =>
    memberOf(alert, names, considered.get(alert.id), decisions.get(alert.id), incidents),
  )
  told.sort((a, b) => (a.joinedAt ?? 0) - (b.joinedAt ?? 0))
  const mergedFrom = [...incidents.byId.keys()].filter(
    (id) => id !== incidentId && incidentId !== null && incidents.finalOf(id) === incidentId,
  )
  const history = incidentId === null ? [] : await readHistory(folder, new Set([incidentId, ...mergedFrom]))
  return { incident: incident ?? null, problem, mergedFrom, members: told, history }
}

function known({ id }: Subject, { byId }: Incidents): string {
  if (!byId.has(id)) throw unknown({ kind: 'incident', id }, byId.keys())
  return id
}

function unknown({ kind, id }: Subject, ids: Iterable<string>): UnknownSubjectError {
  const near = kind === 'seq' ? [] : nearestIds(id, ids)
  const hint = near.length === 0 ? '' : `; the nearest ids are ${near.join(', ')}`
  return new UnknownSubjectError(
    kind === 'seq' ? `no input line with seq ${id} has an alert` : `this replay has no ${kind} ${id}${hint}`,
  )
}

function homeOf({ finalOf }: Incidents, alert: Alert | undefined): string | null {
  return alert?.membership == null ? null : finalOf(alert.membership.incidentId)
}

async function readIncidents(folder: string): Promise<Incidents> {
  const byId = new Map<string, Incident>()
  for await (const incident of rowsOf(folder, 'incidents')) byId.set(incident.id, incident)
  const finalOf = (id: string): string => {
    let end = id
    for (let next = byId.get(end)?.mergedInto; next != null; next = byId.get(end)?.mergedInto) end = next
    return end
  }
  return { byId, finalOf }
}

/** The alerts asked about, and the names of all, for members name each other. */
async function readAlerts(folder: string, subject: Subject, incidents: Incidents) {
  const wanted = subject.kind === 'seq' ? await alertOfLine(folder, subject.id) : subject.id
  const home = subject.kind === 'incident' ? incidents.finalOf(subject.id) : null
  const names = new Map<string, AlertName>()
  const members: Alert[] = []
  for await (const alert of rowsOf(folder, 'alerts')) {
    names.set(alert.id, { firstSeenAt: alert.firstSeenAt, name: alert.ci.name, eventClass: alert.eventClass })
    if (home === null ? alert.id === wanted : homeOf(incidents, alert) === home) members.push(alert)
  }
  return { members, names, alertIds: names.keys() }
}

async function alertOfLine(folder: string, seq: string): Promise<string | null> {
  for await (const line of rowsOf(folder, 'memberships')) if (String(line.seq) === seq) return line.alertId
  return null
}

async function readBeside(folder: string, incident: Incident | undefined, alertIds: ReadonlySet<string>) {
  let problem: Explanation['problem'] = null
  for await (const { id, title, state, workaround } of rowsOf(folder, 'problems')) {
    if (id === incident?.problemId) problem = { id, title, state, workaround }
  }
  // The last time that an alert was grouped is the one that its membership tells of.
  const considered = new Map<string, Consideration>()
  for await (const one of rowsOf(folder, 'considered')) if (alertIds.has(one.alertId)) considered.set(one.alertId, one)
  const decisions = new Map<string, Record<string, number>>()
  for await (const { alertId, decision } of rowsOf(folder, 'memberships')) {
    if (alertId === null || !alertIds.has(alertId)) continue
    const counts = decisions.get(alertId) ?? {}
    counts[decision] = (counts[decision] ?? 0) + 1
    decisions.set(alertId, counts)
  }
  return { problem, considered, decisions }
}

function memberOf(
  alert: Alert,
  names: ReadonlyMap<string, AlertName>,
  considered: Consideration | undefined,
  decisions: Readonly<Record<string, number>> = {},
  incidents: Incidents,
): MemberExplanation {
  const { membership } = alert
  const via = viaOf(alert, names)
  return {
    alertId: alert.id,
    ci: alert.ci.id,
    name: alert.ci.name,
    eventClass: alert.eventClass,
    component: alert.component,
    state: alert.state,
    firstSeenAt: alert.firstSeenAt,
    events: Object.values(decisions).reduce((sum, count) => sum + count, 0),
    joinedAt: membership?.joinedAt ?? null,
    score: membership?.score ?? null,
    threshold: membership?.threshold ?? null,
    via,
    evidence: membership?.evidence ?? [],
    elsewhere: elsewhereOf(considered, homeOf(incidents, alert), incidents),
    decisions,
  }
}

function viaOf({ membership, firstSeenAt }: Alert, names: ReadonlyMap<string, AlertName>): MemberExplanation['via'] {
  const alertId = membership?.viaAlertId ?? null
  const other = alertId === null ? undefined : names.get(alertId)
  if (alertId === null || other === undefined) return null
  return { alertId, name: other.name, eventClass: other.eventClass, lagMs: firstSeenAt - other.firstSeenAt }
}

function elsewhereOf(considered: Consideration | undefined, home: string | null, incidents: Incidents): Elsewhere[] {
  if (considered === undefined) return []
  const { threshold, near } = considered
  return near
    .map(({ incidentId, score, evidence }) => ({ incidentId: incidents.finalOf(incidentId), score, evidence }))
    .filter(({ incidentId }) => incidentId !== home)
    .slice(0, ELSEWHERE)
    .map(({ incidentId, score, evidence }) => ({
      incidentId,
      title: incidents.byId.get(incidentId)?.title ?? '',
      score: Math.round(score * 1000) / 1000,
      threshold,
      evidence,
    }))
}

async function readHistory(folder: string, ids: ReadonlySet<string>): Promise<Activity[]> {
  const history: Activity[] = []
  for await (const activity of rowsOf(folder, 'activities')) if (ids.has(activity.incidentId)) history.push(activity)
  return history
}
