// A syslog message -> MonitoringEvent: a condition by the table of message-classes.ts, else a notice named after what wrote it.
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { conditionFingerprint } from '../contract/fingerprint.ts'
import { RAW_LIMIT, type EventKind, type MonitoringEvent, type ResourceHints } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import { clampEventTime } from '../normalise/event-time.ts'
import { hostPart } from '../normalise/host-part.ts'
import { labelsFrom } from '../normalise/payload-fields.ts'
import type { SyslogMessage } from './message.ts'
import type { MessageClass } from './message-class.ts'
import { MESSAGE_CLASSES } from './message-classes.ts'

export interface SyslogArrival {
  /** Address that sent it, normalised. */
  readonly source: string
  readonly transport: 'udp' | 'tcp'
  /** Epoch ms. */
  readonly receivedAt: number
  readonly domain: string
  /** Makes ids of messages that are equal to the letter different. */
  readonly count: number
}

const MAX_TEXT = 1_000
const MAX_SUMMARY = 500
const MAX_PART = 200
const MINUTE_MS = 60_000
const MNEMONIC = /%{1,2}(?:\d\d)?([A-Z][A-Z0-9_]*)[-/]\d[-/]([A-Z][A-Z0-9_]*)/

/** RFC 5424 levels 0-7: emergency, alert, critical; error; warning; notice, informational, debug. */
const BY_LEVEL: readonly PerceivedSeverity[] = [
  'critical',
  'critical',
  'critical',
  'major',
  'warning',
  'indeterminate',
  'indeterminate',
  'indeterminate',
]

/** Builds the event. `classified` says whether the table knows it: what it does not know may be left out by level. */
export function syslogEvent(
  message: SyslogMessage,
  arrival: SyslogArrival,
): { event: MonitoringEvent; classified: boolean } {
  const text = message.text.slice(0, MAX_TEXT)
  const meaning = classify(message, text)
  const hints = hintsOf(message, arrival.source)
  const { kind, eventClass, component, lastsMinutes } = meaning
  const part = component === undefined ? {} : { component }
  const fingerprint = conditionFingerprint('syslog', eventClass, { hints, ...part })
  const time = clampEventTime(message.at ?? arrival.receivedAt, arrival.receivedAt)
  const event: MonitoringEvent = {
    id: `${fingerprint}-${stableHash(`${arrival.receivedAt}|${arrival.count}|${text}`)}`,
    source: 'syslog',
    sender: `${arrival.transport}:${arrival.source}`,
    ...time,
    observedAt: arrival.receivedAt,
    kind,
    eventClass,
    severity: kind === 'clear' ? 'cleared' : meaning.severity,
    resource: { hints, ...part },
    fingerprint,
    summary: (text === '' ? eventClass : text).slice(0, MAX_SUMMARY),
    labels: labelsFrom({
      ...message.data,
      host: message.host,
      app: message.app,
      msgId: message.msgId,
      level: String(message.level),
      facility: String(message.facility),
    }),
    annotations: {},
    links: [],
    domain: arrival.domain,
    ...(message.text.length > MAX_SUMMARY ? { raw: message.text.slice(0, RAW_LIMIT) } : {}),
    ...(lastsMinutes === undefined || kind !== 'raise'
      ? {}
      : { expiresAt: arrival.receivedAt + lastsMinutes * MINUTE_MS }),
  }
  return { event, classified: meaning.classified }
}

interface Meaning {
  readonly classified: boolean
  readonly kind: EventKind
  readonly eventClass: string
  readonly severity: PerceivedSeverity
  readonly component?: string
  readonly lastsMinutes?: number
}

function classify(message: SyslogMessage, text: string): Meaning {
  const byLevel = BY_LEVEL[message.level] ?? 'indeterminate'
  // Junos puts the name of the message into MSGID, the rest into the text.
  const whole = message.msgId === '' ? text : `${message.msgId}: ${text}`
  for (const row of MESSAGE_CLASSES) {
    if (row.app?.test(message.app) === false) continue
    const found = row.text.exec(whole)
    if (found === null) continue
    const part = found.groups?.['part'] ?? found.groups?.['part2']
    return {
      classified: true,
      kind: kindOf(row, found.groups?.['state']),
      eventClass: row.eventClass,
      severity: row.severity ?? byLevel,
      ...(row.part === undefined || part === undefined ? {} : { component: `${row.part}=${trimmed(part)}` }),
      ...(row.lastsMinutes === undefined ? {} : { lastsMinutes: row.lastsMinutes }),
    }
  }
  return { classified: false, kind: 'notice', eventClass: nameOf(message, text), severity: byLevel }
}

function kindOf(row: MessageClass, state: string | undefined): EventKind {
  if (row.ends === undefined) return row.kind ?? 'notice'
  return state !== undefined && row.ends.test(state) ? 'clear' : 'raise'
}

/** Sentences end in a full stop or a comma, names do not. */
function trimmed(part: string): string {
  return part.replace(/[.,:;]+$/, '').slice(0, MAX_PART)
}

/** `syslog.LINK-UPDOWN`, `syslog.UI_COMMIT`, `syslog.sshd`: what wrote it, for rules and reports. */
function nameOf({ msgId, app }: SyslogMessage, text: string): string {
  const mnemonic = MNEMONIC.exec(text)
  if (mnemonic !== null) return `syslog.${mnemonic[1] ?? ''}-${mnemonic[2] ?? ''}`.slice(0, MAX_PART)
  const name = msgId !== '' ? msgId : app
  return name === '' ? 'syslog' : `syslog.${name}`.slice(0, MAX_PART)
}

/** The host that the message names; the sender only when it names none, because a relay sends for others. */
function hintsOf({ host }: SyslogMessage, source: string): ResourceHints {
  const named = host === '' ? undefined : hostPart(host)
  return named ?? { ip: source }
}
