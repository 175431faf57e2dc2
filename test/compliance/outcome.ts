// What a log comes to, apart from everything that may depend on the order of arrival: ids, revisions, time-lines, the words of a tool.
import type { Alert } from '../../correlate/contract/alert.ts'
import { worstSeverity, type PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { LogRun } from './log-run.ts'

/** The condition in words that no order changes. */
function conditionOf({ ci, eventClass, component }: Alert): string {
  return [ci.id, eventClass, component ?? ''].join('|')
}

/**
 * What became of each condition, over all its episodes. No part of it: when it was last heard of (a time of arrival), which of several
 * clears in a row ended it, and where one episode ends and the next begins.
 */
export function conditions(run: LogRun): Record<string, object> {
  const found: Record<
    string,
    { active: boolean; severity: string; peakSeverity: PerceivedSeverity; count: number; firstSeenAt: number }
  > = {}
  for (const alert of run.alerts.values()) {
    const { state, severity, peakSeverity, count, firstSeenAt } = alert
    const known = found[conditionOf(alert)]
    found[conditionOf(alert)] = {
      active: state === 'active' || known?.active === true,
      severity: state === 'active' ? severity : (known?.severity ?? severity),
      peakSeverity: worstSeverity(peakSeverity, known?.peakSeverity ?? 'cleared'),
      count: count + (known?.count ?? 0),
      firstSeenAt: Math.min(firstSeenAt, known?.firstSeenAt ?? Infinity),
    }
  }
  return found
}

/** The conditions by incident: an incident is what is in it. */
export function partition(run: LogRun): string[] {
  const groups = new Map<string, Set<string>>()
  for (const alert of run.alerts.values()) {
    const incident = alert.membership === null ? `alone ${conditionOf(alert)}` : run.final(alert.membership.incidentId)
    const group = groups.get(incident) ?? new Set()
    groups.set(incident, group.add(conditionOf(alert)))
  }
  return [...groups.values()].map((group) => [...group].sort().join(' + ')).sort()
}

/** Raises by incident: which events are told together. */
export function eventsTogether(run: LogRun): string[] {
  const groups = new Map<string, string[]>()
  for (const { eventId, alertId, decision } of run.decisions) {
    const membership = alertId === null ? null : (run.alerts.get(alertId)?.membership ?? null)
    if (membership === null || decision === 'duplicate') continue
    const incident = run.final(membership.incidentId)
    groups.set(incident, [...(groups.get(incident) ?? []), eventId])
  }
  return [...groups.values()].map((group) => group.sort().join(' ')).sort()
}
