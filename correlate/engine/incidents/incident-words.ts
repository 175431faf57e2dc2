// The incident's title and the sentence why its alerts are one incident: in English, and as kind and values for other languages.
import type { AffectedService, Incident, RootCauseCandidate } from '../../contract/incident.ts'
import type { EngineValues } from '../../contract/sentences/sentence.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'
import { counted } from '../counted.ts'

export interface Told {
  /** In no order. */
  readonly alerts: readonly AlertRecord[]
  /** The one that was in it first. */
  readonly first: AlertRecord | undefined
  readonly ciCount: number
  /** The source whose storm it is; null: it is none. */
  readonly storm: string | null
  readonly root: RootCauseCandidate | undefined
  /** The root's own alert to name, when it has one. */
  readonly rootAlert: AlertRecord | undefined
  readonly services: readonly AffectedService[]
}

type Title = Pick<Incident, 'title' | 'titleSaying'>
type Why = Pick<Incident, 'why' | 'whySaying'>

export function titleOf({ alerts, first, ciCount, storm, root, rootAlert, services }: Told): Title {
  const down = services.filter((service) => service.effect === 'down').length
  const say = (kind: string, text: string, values: EngineValues): Title => ({
    title: down === 0 ? text : `${text}, ${counted(down, 'service')} down`,
    titleSaying: { kind, values: { ...values, down } },
  })
  if (first === undefined) return say('none', 'no alerts', {})
  if (storm !== null) {
    const text = `Storm of alerts from ${storm}: ${counted(alerts.length, 'alert')} on ${counted(ciCount, 'CI')}`
    return say('storm', text, { source: storm, alerts: alerts.length, cis: ciCount })
  }
  if (ciCount <= 1) {
    const lead = headline(rootAlert ?? first)
    const more = alerts.length - 1
    return say('alerts', more === 0 ? lead : `${lead} and ${counted(more, 'more alert')}`, { lead, more })
  }
  const others = ciCount - 1
  if (root === undefined) {
    const lead = headline(first)
    return say('spread', `${lead}, ${counted(others, 'more CI')} affected`, { lead, others })
  }
  if (rootAlert === undefined) {
    const text = `${root.name} suspected: ${counted(ciCount, 'CI')} affected`
    return say('suspected', text, { ci: root.name, cis: ciCount })
  }
  const lead = `${rootAlert.ci.name}: ${rootAlert.eventClass}`
  return say('spread', `${lead}, ${counted(others, 'more CI')} affected`, { lead, others })
}

/** The alert in a few words; its CI is named once. */
function headline(alert: AlertRecord): string {
  const text = alert.summary === '' ? alert.eventClass : alert.summary
  return text.includes(alert.ci.name) ? text : `${alert.ci.name}: ${text}`
}

export function whyOf({ alerts, first, ciCount, storm, root }: Told): Why {
  if (alerts.length <= 1) return { why: 'A single alert.', whySaying: { kind: 'single', values: {} } }
  const seconds = round(spanOf(alerts) / 1000, 1)
  const say = (kind: string, text: string, values: EngineValues): Why => ({
    why: `${counted(alerts.length, 'alert')} on ${counted(ciCount, 'CI')} within ${spanText(seconds * 1_000)}${text}`,
    whySaying: { kind, values: { ...values, alerts: alerts.length, cis: ciCount, seconds } },
  })
  if (storm !== null) {
    return say('storm', `: nothing relates them but that ${storm} reported far more than it usually does.`, {
      source: storm,
    })
  }
  if (ciCount <= 1) {
    const ci = first?.ci.name ?? 'one CI'
    return say('one_ci', `, all on ${ci}.`, { ci })
  }
  const whole = root?.evidence.find((evidence) => evidence.kind === 'whole')
  if (root !== undefined && whole !== undefined) {
    const [hit, parts] = [whole.values['hit'] ?? 0, whole.values['parts'] ?? 0]
    return say('whole', `: ${hit} of the ${parts} parts of ${root.name} have alerts.`, { hit, parts, ci: root.name })
  }
  const explains = root?.evidence.find((evidence) => evidence.kind === 'explains')
  const explained = Number(explains?.values['explained'] ?? 0)
  if (root === undefined || explained <= 1) {
    const kinds = relations(alerts)
    return say('related', `, related by ${kinds.join(', ').replaceAll('_', ' ')}.`, { kinds: kinds.join(' ') })
  }
  const needing = ciCount === 2 ? 'the other one needs' : `${explained - 1} of the ${ciCount - 1} others need`
  return root.alerting
    ? say('need', `: ${needing} ${root.name}.`, {
        needing: explained - 1,
        others: ciCount - 1,
        ci: root.name,
      })
    : say('need_silent', `: ${explained} of the ${counted(ciCount, 'CI')} need ${root.name}, which itself is silent.`, {
        needing: explained,
        ci: root.name,
      })
}

/** The kinds of evidence that brought the members in. */
function relations(alerts: readonly AlertRecord[]): string[] {
  const kinds = new Set(alerts.flatMap((alert) => alert.membershipEvidence[0]?.kind ?? []))
  return kinds.size === 0 ? ['time'] : [...kinds].sort()
}

function spanOf(alerts: readonly AlertRecord[]): number {
  let [first, last] = [Infinity, -Infinity]
  for (const { firstSeenAt } of alerts) {
    first = Math.min(first, firstSeenAt)
    last = Math.max(last, firstSeenAt)
  }
  return last - first
}
