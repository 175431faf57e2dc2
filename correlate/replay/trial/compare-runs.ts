// The difference of two runs over the same events. Ids say nothing across runs: incidents are the same matter when they have events in common.
import type { Incident } from '../../contract/incident.ts'
import { TRIAL_DIFFERENCES, type TrialDifference, type TrialFinding, type TrialResult } from '../../contract/trial.ts'
import type { LedgeredRun } from '../ledgered-run.ts'
import { linkedGroups, type EventsOf, type LinkedGroup } from './linked-groups.ts'
import { countsOf, incidentsOf, shownIncident, type RunIncidents } from './trial-incidents.ts'

/** Findings in an answer: more than anybody reads, and bounded for those who carry it. */
const MOST_FINDINGS = 200

export function compareRuns(before: LedgeredRun, after: LedgeredRun): Omit<TrialResult, 'policy'> {
  const [was, is] = [incidentsOf(before.run), incidentsOf(after.run)]
  const [eventsBefore, eventsAfter] = [eventsOf(before), eventsOf(after)]
  const differences = Object.fromEntries(TRIAL_DIFFERENCES.map((word) => [word, 0])) as Record<TrialDifference, number>
  const found: { readonly size: number; readonly finding: TrialFinding }[] = []
  let unchanged = 0
  for (const group of linkedGroups(eventsBefore.byIncident, eventsAfter.byIncident)) {
    const words = differencesOf(group, was, is, eventsBefore.byIncident, eventsAfter.byIncident)
    for (const word of words) differences[word]++
    if (words.length === 0) unchanged++
    else {
      const finding = { differences: words, before: shown(group.before, was), after: shown(group.after, is) }
      found.push({ size: Math.max(eventCount(finding.before), eventCount(finding.after)), finding })
    }
  }
  found.sort((a, b) => b.size - a.size)
  return {
    before: countsOf(before.run, was, eventsBefore.total),
    after: countsOf(after.run, is, eventsAfter.total),
    differences,
    unchanged,
    findings: found.slice(0, MOST_FINDINGS).map(({ finding }) => finding),
    truncated: found.length > MOST_FINDINGS,
  }
}

function eventsOf(run: LedgeredRun): { readonly byIncident: EventsOf; readonly total: number } {
  const byIncident = new Map<string, Set<number>>()
  let total = 0
  for (const { seq, incidentId } of run.memberships()) {
    total++
    if (incidentId === null) continue
    const events = byIncident.get(incidentId)
    if (events === undefined) byIncident.set(incidentId, new Set([Number(seq)]))
    else events.add(Number(seq))
  }
  return { byIncident, total }
}

function differencesOf(
  { before, after }: LinkedGroup,
  was: RunIncidents,
  is: RunIncidents,
  eventsBefore: EventsOf,
  eventsAfter: EventsOf,
): TrialDifference[] {
  if (after.length === 0) return ['vanished']
  if (before.length === 0) return ['appeared']
  if (before.length > 1) return [after.length > 1 ? 'regrouped' : 'merged']
  if (after.length > 1) return ['split']
  const [old, now] = [was.incidents.get(before[0] ?? ''), is.incidents.get(after[0] ?? '')]
  if (old === undefined || now === undefined) return []
  const words: TrialDifference[] = []
  if (rootOf(old) !== rootOf(now)) words.push('root_cause')
  if (old.priority !== now.priority) words.push('priority')
  if ((old.pagedAt === null) !== (now.pagedAt === null)) words.push('paging')
  if (!areAlike(eventsBefore.get(old.id), eventsAfter.get(now.id))) words.push('members')
  return words
}

function rootOf(incident: Incident): string | undefined {
  return incident.rootCause[0]?.ci
}

function areAlike(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every((event) => b.has(event))
}

function shown(ids: readonly string[], { incidents, members }: RunIncidents) {
  return ids.flatMap((id) => {
    const incident = incidents.get(id)
    return incident === undefined ? [] : [shownIncident(incident, members.get(id) ?? [])]
  })
}

function eventCount(incidents: readonly { readonly eventCount: number }[]): number {
  return incidents.reduce((sum, incident) => sum + incident.eventCount, 0)
}
