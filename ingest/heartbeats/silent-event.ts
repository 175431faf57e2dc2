// The events that say that a sender is silent, and that it speaks again.
import { isIP } from 'node:net'
import type { EventKind, EventResource, MonitoringEvent } from '../contract/event.ts'
import { conditionFingerprint } from '../contract/fingerprint.ts'
import { SILENT_CLASS } from '../contract/silent-class.ts'
import type { Expectation } from './silence.ts'

const SOURCE = 'nocturne'

/** Who is silent. */
export interface Subject {
  readonly id: string
  readonly source: string
  /** null = any sender of the source. */
  readonly sender: string | null
  readonly watchdog: string | null
  /** What people call the sender: the name of its token. */
  readonly name?: string
}

/** @param since when it spoke last @param at when this was found: of a clear, when it spoke again */
export function silentEvent(
  kind: Exclude<EventKind, 'notice'>,
  subject: Subject,
  expectation: Expectation | null,
  since: number,
  at: number,
  domain: string,
): MonitoringEvent {
  const resource = resourceOf(subject)
  const fingerprint = conditionFingerprint(SOURCE, SILENT_CLASS, resource)
  const who = nameOf(subject)
  const every = expectation === null ? '' : `; expected every ${duration(expectation.everyMs)} (${expectation.by})`
  return {
    // Every process that finds it says the same.
    id: `${fingerprint}-${kind}-${kind === 'raise' ? since : at}`,
    source: SOURCE,
    sender: SOURCE,
    occurredAt: at,
    observedAt: at,
    kind,
    eventClass: SILENT_CLASS,
    severity: kind === 'clear' ? 'cleared' : (expectation?.severity ?? 'major'),
    resource,
    fingerprint,
    summary: kind === 'clear' ? `${who} speaks again` : `${who} is silent since ${isoSeconds(since)}${every}`,
    labels: {
      silentSource: subject.source,
      ...(subject.sender === null ? {} : { silentSender: subject.sender }),
      ...(subject.watchdog === null ? {} : { watchdog: subject.watchdog }),
      ...(expectation === null ? {} : { expected: expectation.by }),
    },
    annotations: {},
    links: [],
    domain,
  }
}

function resourceOf({ source, sender, watchdog }: Subject): EventResource {
  const address = sender?.startsWith('udp:') === true || sender?.startsWith('tcp:') === true ? sender.slice(4) : ''
  if (watchdog !== null)
    return { hints: { service: 'prometheus' }, component: `watchdog=${watchdog || String(sender)}` }
  if (isIP(address) !== 0) return { hints: { ip: address }, component: `source=${source}` }
  return { hints: { service: source }, component: sender === null ? 'any sender' : `sender=${sender}` }
}

function nameOf({ source, sender, watchdog, name }: Subject): string {
  const called = name ?? sender
  if (watchdog !== null)
    return `The Watchdog of Prometheus ${watchdog === '' ? `(${String(called)})` : `(${watchdog})`}`
  return called === null ? `Source ${source}` : `${called} (${source})`
}

function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** `90 s`, `5 min`, `2 h`. */
function duration(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`
}
