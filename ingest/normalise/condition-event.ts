// What a check, a trigger or a monitor of a tool says about one condition -> MonitoringEvent. For tools whose alerts are no label sets:
// their identity is what the tool calls the check, and the class comes from its name (check-classes.ts).
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { RAW_LIMIT, type EventKind, type MonitoringEvent, type ResourceHints } from '../contract/event.ts'
import { labelFingerprint } from '../contract/fingerprint.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import type { Receipt } from './alert-event.ts'
import { linksOf } from './alert-links.ts'
import { checkMeaning } from './check-classes.ts'
import { clampEventTime } from './event-time.ts'
import { hostPart } from './host-part.ts'
import { labelsFrom, MAX_FIELD } from './payload-fields.ts'

/** One statement of a tool, fields read, nothing else. */
export interface GivenCondition {
  /** MonitoringEvent.source. */
  readonly source: string
  readonly kind: EventKind
  /** What the tool calls the check: looked up for the class and the component. */
  readonly checkName: string
  /** What the check said; decides the class where the name alone cannot. */
  readonly output?: string
  /** When the tool's own words leave no doubt. */
  readonly eventClass?: string
  readonly component?: string | undefined
  /** Of a raise or a notice. */
  readonly severity: PerceivedSeverity
  readonly hints: ResourceHints
  /** CI id, when the sender knows the CMDB. */
  readonly ci?: string
  /** What is the same in a raise and its clear, and differs between conditions. */
  readonly identity: Readonly<Record<string, string>>
  readonly summary: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly links?: Readonly<Record<string, unknown>>
  /** Epoch ms as the tool said it; null = it did not. */
  readonly occurredAt: number | null
  /** Tells statements of one time apart: a notification number, a state. */
  readonly occurrence?: string
  readonly expiresAt?: number | undefined
  readonly domain?: string
  /** As parsed, for `raw` of a notice that nothing else explains. */
  readonly original?: unknown
}

const MAX_SUMMARY = 500
const MAX_CLASS = 200

/** Builds the event. Never throws. */
export function conditionEvent(given: GivenCondition, receipt: Receipt): MonitoringEvent {
  const { source, kind, severity, hints, ci, occurredAt, expiresAt } = given
  const meaning = checkMeaning(given.checkName, given.output ?? '')
  const component = given.component ?? (given.eventClass === undefined ? meaning.component : undefined)
  const fingerprint = labelFingerprint(source, given.identity)
  const annotations = labelsFrom(given.annotations ?? {})
  const known = Object.keys(hints).length > 0
  return {
    id: `${fingerprint}-${stableHash(occurrenceText(given, receipt.at))}`,
    source,
    sender: receipt.sender,
    ...clampEventTime(occurredAt ?? receipt.at, receipt.at),
    observedAt: receipt.at,
    kind,
    eventClass: (given.eventClass ?? meaning.eventClass).slice(0, MAX_CLASS) || 'unnamed',
    severity: kind === 'clear' ? 'cleared' : severity,
    resource: {
      ...(ci === undefined ? {} : { ci }),
      ...(known ? { hints } : {}),
      ...(component === undefined || component === '' ? {} : { component }),
    },
    fingerprint,
    summary: oneLine(given.summary) || given.checkName.slice(0, MAX_SUMMARY) || 'unnamed',
    labels: labelsFrom(given.labels ?? {}),
    annotations,
    links: linksOf(given.links ?? {}, annotations),
    domain: given.domain ?? receipt.domain,
    ...(given.original === undefined ? {} : { raw: rawText(given.original) }),
    ...(expiresAt === undefined || kind !== 'raise' ? {} : { expiresAt }),
  }
}

/**
 * Hints from what a tool knows of a host: its name (or an address in the place of the name) and its address. A loopback address says only
 * which machine the tool runs on and is left out.
 */
export function hostHints(name: string, address: string): ResourceHints {
  const parts = [hostPart(name), hostPart(address)]
  const hints: { hostname?: string; ip?: string } = {}
  for (const part of parts) {
    if (part === undefined) continue
    if ('ip' in part) hints.ip ??= part.ip
    else hints.hostname ??= part.hostname
  }
  return hints
}

/**
 * A statement with a time of its own that comes again is the same one (an HTTP retry); without a time every statement is new, because
 * taking a second raise after a clear for a retry would lose it.
 */
function occurrenceText(given: GivenCondition, receivedAt: number): string {
  const when = given.occurredAt === null ? `n${receivedAt}` : `t${given.occurredAt}`
  return `${given.source}|${given.kind}|${given.severity}|${when}|${given.occurrence ?? ''}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_SUMMARY)
}

function rawText(original: unknown): string {
  try {
    const text = typeof original === 'string' ? original : JSON.stringify(original)
    return text.slice(0, Math.min(RAW_LIMIT, MAX_FIELD))
  } catch {
    return 'nested too deep to be shown' // JSON.stringify recurses, JSON.parse does not
  }
}
