// The incident's title and the sentence why its alerts are one incident.
import type { Evidence } from '../../contract/evidence.ts'
import type { AffectedService, RootCauseCandidate } from '../../contract/incident.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'

export interface Told {
  readonly alerts: readonly AlertRecord[]
  readonly ciCount: number
  /** The source whose storm it is; null: it is none. */
  readonly storm: string | null
  readonly root: RootCauseCandidate | undefined
  /** The root's own alert to name, when it has one. */
  readonly rootAlert: AlertRecord | undefined
  readonly services: readonly AffectedService[]
}

export function titleOf({ alerts, ciCount, storm, root, rootAlert, services }: Told): string {
  const first = alerts[0]
  if (first === undefined) return 'no alerts'
  const down = services.filter((service) => service.effect === 'down').length
  const hit = down === 0 ? '' : `, ${counted(down, 'service')} down`
  if (storm !== null)
    return `Storm of alerts from ${storm}: ${counted(alerts.length, 'alert')} on ${counted(ciCount, 'CI')}${hit}`
  if (ciCount <= 1) {
    const lead = rootAlert ?? first
    const more = alerts.length > 1 ? ` and ${counted(alerts.length - 1, 'more alert')}` : ''
    return `${headline(lead)}${more}${hit}`
  }
  const others = counted(ciCount - 1, 'more CI')
  if (root === undefined) return `${headline(first)}, ${others} affected${hit}`
  if (rootAlert === undefined) return `${root.name} suspected: ${counted(ciCount, 'CI')} affected${hit}`
  return `${rootAlert.ci.name}: ${rootAlert.eventClass}, ${others} affected${hit}`
}

/** The alert in a few words; its CI is named once. */
function headline(alert: AlertRecord): string {
  const text = alert.summary === '' ? alert.eventClass : alert.summary
  return text.includes(alert.ci.name) ? text : `${alert.ci.name}: ${text}`
}

export function whyOf({ alerts, ciCount, storm, root }: Told): string {
  if (alerts.length <= 1) return 'A single alert.'
  const seconds = round(spanOf(alerts) / 1000, 1)
  const start = `${counted(alerts.length, 'alert')} on ${counted(ciCount, 'CI')} within ${seconds} s`
  if (storm !== null) return `${start}: nothing relates them but that ${storm} reported far more than it usually does.`
  if (ciCount <= 1) return `${start}, all on ${alerts[0]?.ci.name ?? 'one CI'}.`
  const whole = root?.evidence.find((evidence) => evidence.kind === 'whole')
  if (root !== undefined && whole !== undefined) {
    return `${start}: ${whole.values['hit'] ?? 0} of the ${whole.values['parts'] ?? 0} parts of ${root.name} have alerts.`
  }
  const explains = root?.evidence.find((evidence) => evidence.kind === 'explains')
  const explained = Number(explains?.values['explained'] ?? 0)
  if (root === undefined || explained <= 1) return `${start}, related by ${relatedBy(alerts)}.`
  return root.alerting
    ? `${start}: ${explained - 1} of the ${counted(ciCount - 1, 'other')} need ${root.name}.`
    : `${start}: ${explained} of the ${counted(ciCount, 'CI')} need ${root.name}, which itself is silent.`
}

function relatedBy(alerts: readonly AlertRecord[]): string {
  const kinds = new Set(alerts.flatMap((alert) => alert.membership?.evidence[0]?.kind.replaceAll('_', ' ') ?? []))
  return kinds.size === 0 ? 'time' : [...kinds].sort().join(', ')
}

function spanOf(alerts: readonly AlertRecord[]): number {
  let [first, last] = [Infinity, -Infinity]
  for (const { firstSeenAt } of alerts) {
    first = Math.min(first, firstSeenAt)
    last = Math.max(last, firstSeenAt)
  }
  return last - first
}

/** How the members came in, by kind of evidence: the sentence's parts, for translation. */
export function groupingOf(alerts: readonly AlertRecord[]): Evidence[] {
  const kinds = new Map<string, { alerts: number; weight: number; sample: Evidence }>()
  for (const alert of alerts) {
    const evidence = alert.membership?.evidence[0]
    if (evidence === undefined) continue
    const entry = kinds.get(evidence.kind) ?? { alerts: 0, weight: 0, sample: evidence }
    entry.alerts++
    entry.weight += evidence.weight
    kinds.set(evidence.kind, entry)
  }
  return [...kinds]
    .sort((a, b) => b[1].alerts - a[1].alerts || (a[0] < b[0] ? -1 : 1))
    .map(([kind, entry]) => ({
      kind,
      weight: round(entry.weight / entry.alerts),
      text: `${counted(entry.alerts, 'alert')} by ${kind.replaceAll('_', ' ')}, e.g. ${entry.sample.text}`,
      values: { ...entry.sample.values, alerts: entry.alerts },
    }))
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
