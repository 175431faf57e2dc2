// An alert in the shape that Prometheus and its kin share (labels, annotations, times) -> MonitoringEvent.
import { RAW_LIMIT, type EventResource, type MonitoringEvent } from '../contract/event.ts'
import { labelFingerprint } from '../contract/fingerprint.ts'
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { linksOf } from './alert-links.ts'
import { WATCHDOG_CLASS } from './condition-classes.ts'
import { alertNameOf, conditionOf, type KnownCondition } from './event-class.ts'
import { clampEventTime } from './event-time.ts'
import { expressionHints } from './expression-hints.ts'
import { readAnnotations, readLabels, type Labels } from './label-bag.ts'
import { Refusal } from './refusal.ts'
import { resourceOf } from './resource-hints.ts'
import { severityOf } from './severity-words.ts'

/** Who sent a request and when it came. */
export interface Receipt {
  readonly sender: string
  /** Epoch ms. */
  readonly at: number
  /** Correlation domain unless a label names one. */
  readonly domain: string
}

/** One alert as its tool said it, times read, nothing else. */
export interface GivenAlert {
  /** MonitoringEvent.source. */
  readonly source: string
  readonly state: 'firing' | 'resolved'
  readonly labels: unknown
  readonly annotations: unknown
  /** As given; null = unset. */
  readonly startsAt: number | null
  /** As given; null = unset. */
  readonly endsAt: number | null
  /** Lease of a firing alert; null = it says when it ends. */
  readonly expiresAt: number | null
  /** Title -> link to the tool. */
  readonly links: Readonly<Record<string, unknown>>
  /** The alert as parsed, for `raw`. */
  readonly original: object
}

/** Sets the correlation domain of an alert. */
const DOMAIN_LABEL = 'nocturne_domain'
/** Which of several equal Prometheus servers says it: not part of what is said (docs/decisions/0032). */
const REPLICA_LABELS = ['prometheus_replica', '__replica__', 'thanos_replica', 'rule_replica'] as const
/**
 * Alertmanager's rule: the same labels are the same alert. One word for every road that such an alert can take to us, so that Prometheus
 * sending to us and to an Alertmanager whose webhook is ours is one fingerprint, not two.
 */
const FINGERPRINT_SOURCE = 'prometheus'
/** A re-assertion without a lease within this time is the same occurrence: an HTTP retry. Alertmanager's repeats are minutes apart. */
const RETRY_BUCKET_MS = 10_000
const MAX_SUMMARY = 500
const SUMMARY_ANNOTATIONS = ['summary', 'message', 'description', 'title'] as const

/** Normalises one alert, or says why it is refused. Never throws on any JSON. */
export function alertEvent(given: GivenAlert, receipt: Receipt): MonitoringEvent | Refusal {
  const labels = readLabels(given.labels)
  if (labels instanceof Refusal) return labels
  const read = readAnnotations(given.annotations)
  if (read instanceof Refusal) return read
  const { annotations } = read

  const alertName = alertNameOf(labels)
  const condition = conditionOf(alertName, labels)
  const fingerprint = labelFingerprint(FINGERPRINT_SOURCE, withoutReplicas(labels))
  const resolved = given.state === 'resolved'
  const eventTime = (resolved ? given.endsAt : given.startsAt) ?? receipt.at
  const time = clampEventTime(eventTime, receipt.at)
  const oneShot = condition.oneShot === true
  const beats = condition.eventClass === WATCHDOG_CLASS
  const domain = labels[DOMAIN_LABEL] ?? receipt.domain
  return {
    id: occurrenceId(fingerprint, given, receipt.at),
    source: given.source,
    sender: receipt.sender,
    ...time,
    observedAt: receipt.at,
    kind: oneShot ? 'notice' : resolved ? 'clear' : 'raise',
    eventClass: condition.eventClass,
    severity: resolved ? 'cleared' : (severityOf(labels) ?? condition.severity ?? 'indeterminate'),
    resource: placedResource(labels, condition, given),
    fingerprint,
    summary: summaryOf(alertName, labels, annotations),
    labels,
    annotations,
    links: linksOf(given.links, annotations),
    domain,
    ...(time.clockSkewMs !== undefined || read.cut ? { raw: rawText(given.original) } : {}),
    ...(resolved || (oneShot && !beats) || given.expiresAt === null ? {} : { expiresAt: given.expiresAt }),
  }
}

/**
 * The same statement again is the same occurrence, so that a retried request counts once; a re-send that moves the lease is a new one.
 * - With endsAt, that tells them apart: Prometheus sends a new endsAt with every re-send of a firing alert and the same one with every
 *   re-send of a resolved one.
 * - With startsAt alone (Alertmanager's webhook), the receive time in steps of RETRY_BUCKET_MS does.
 * - With neither (amtool, scripts), every statement is new: taking a second raise after a clear for a retry would lose it.
 */
function occurrenceId(fingerprint: string, given: GivenAlert, receivedAt: number): string {
  const { source, state, startsAt, endsAt } = given
  const when =
    endsAt !== null
      ? `e${endsAt}`
      : startsAt !== null
        ? `r${Math.floor(receivedAt / RETRY_BUCKET_MS)}`
        : `n${receivedAt}`
  return `${fingerprint}-${stableHash(`${source}|${state}|${startsAt}|${when}`)}`
}

/** Where labels say nothing, the rule's expression does. */
function placedResource(labels: Labels, condition: KnownCondition, { links }: GivenAlert): EventResource {
  const resource = resourceOf(labels, condition.component)
  if (resource.ci !== undefined || resource.hints !== undefined) return resource
  const hints = expressionHints(alertNameOf(labels), links['Prometheus'])
  return hints === undefined ? resource : { ...resource, hints }
}

function withoutReplicas(labels: Labels): Labels {
  if (!REPLICA_LABELS.some((name) => labels[name] !== undefined)) return labels
  const rest: Record<string, string> = { ...labels }
  for (const name of REPLICA_LABELS) Reflect.deleteProperty(rest, name)
  return rest
}

function summaryOf(alertName: string, labels: Labels, annotations: Labels): string {
  for (const name of SUMMARY_ANNOTATIONS) {
    const text = annotations[name]?.trim()
    if (text !== undefined && text !== '') return text.slice(0, MAX_SUMMARY)
  }
  const where = labels['instance'] ?? labels['host'] ?? labels['pod']
  return (where === undefined ? alertName : `${alertName} on ${where}`).slice(0, MAX_SUMMARY)
}

/** Kept only when the event does not say everything that the alert said (docs/decisions/0031). */
function rawText(original: object): string {
  try {
    return JSON.stringify(original).slice(0, RAW_LIMIT)
  } catch {
    return 'nested too deep to be shown' // JSON.stringify recurses, JSON.parse does not
  }
}
