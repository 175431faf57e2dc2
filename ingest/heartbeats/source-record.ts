// What is known of one sender: when it spoke, how regularly, whether it is silent now. Pure; times are epoch ms.
import type { EventKind } from '../contract/event.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'

/** Gaps between signs of life. */
export interface Gaps {
  readonly count: number
  readonly sumMs: number
  readonly maxMs: number
  /** Of the first one. */
  readonly sinceMs: number
}

/** What one process saw since it last told. */
export interface Sighting {
  readonly source: string
  readonly sender: string
  /** A dead man's switch: the labels that tell it from others, as text. */
  readonly watchdog: string | null
  readonly firstAt: number
  readonly lastAt: number
  readonly events: number
  readonly lastKind: EventKind
  readonly gaps: Gaps
  /** By when the sender said that it will speak again (the lease of a Watchdog); null = it said nothing. */
  readonly leaseUntil: number | null
}

/** The shared record, as kept in the table. */
export interface SourceRecord extends Omit<Sighting, 'gaps'> {
  readonly gaps: Gaps
  /** The window before. */
  readonly gapsBefore: Gaps
  /** Since when SourceSilent stands for it; null = it does not. */
  readonly silentSince: number | null
  /** Events in the five minutes that began at `since`, and in those before. */
  readonly rate: { readonly since: number; readonly now: number; readonly before: number }
}

export const NO_GAPS: Gaps = { count: 0, sumMs: 0, maxMs: 0, sinceMs: 0 }
const RATE_MS = 5 * 60_000

/** The name under which a sender is kept: the same in every process. */
export function sourceId({ source, sender, watchdog }: Pick<Sighting, 'source' | 'sender' | 'watchdog'>): string {
  return watchdog === null ? `${source} ${sender}` : `watchdog ${watchdog} of ${source} ${sender}`
}

export function addGap(gaps: Gaps, gapMs: number, at: number): Gaps {
  return {
    count: gaps.count + 1,
    sumMs: gaps.sumMs + gapMs,
    maxMs: Math.max(gaps.maxMs, gapMs),
    sinceMs: gaps.count === 0 ? at - gapMs : gaps.sinceMs,
  }
}

/** The record after a sighting. */
export function withSighting(
  known: SourceRecord | undefined,
  sighting: Sighting,
  policy: Pick<HeartbeatPolicy, 'windowGaps'>,
): SourceRecord {
  const rate = rateAfter(known?.rate, sighting)
  if (known === undefined) return { ...sighting, gapsBefore: NO_GAPS, silentSince: null, rate }
  const full = known.gaps.count >= policy.windowGaps
  const latest = sighting.lastAt >= known.lastAt ? sighting : known
  return {
    source: known.source,
    sender: known.sender,
    watchdog: known.watchdog,
    firstAt: Math.min(known.firstAt, sighting.firstAt),
    lastAt: latest.lastAt,
    events: known.events + sighting.events,
    lastKind: latest.lastKind,
    leaseUntil: latest.leaseUntil,
    gaps: full ? sighting.gaps : sumOf(known.gaps, sighting.gaps),
    gapsBefore: full ? known.gaps : known.gapsBefore,
    silentSince: known.silentSince,
    rate,
  }
}

/** Both windows together. */
export function sumOf(a: Gaps, b: Gaps): Gaps {
  if (a.count === 0 || b.count === 0) return a.count === 0 ? b : a
  return {
    count: a.count + b.count,
    sumMs: a.sumMs + b.sumMs,
    maxMs: Math.max(a.maxMs, b.maxMs),
    sinceMs: Math.min(a.sinceMs, b.sinceMs),
  }
}

function rateAfter(known: SourceRecord['rate'] | undefined, { lastAt, events }: Sighting): SourceRecord['rate'] {
  const since = Math.floor(lastAt / RATE_MS) * RATE_MS
  if (known === undefined || since > known.since + RATE_MS) return { since, now: events, before: 0 }
  if (since <= known.since) return { ...known, now: known.now + events }
  return { since, now: events, before: known.now }
}

/** Events a minute over the last five to ten minutes. */
export function eventsPerMinute({ rate }: SourceRecord, now: number): number {
  const age = now - rate.since
  if (age >= 2 * RATE_MS) return 0
  const [recent, before] = age >= RATE_MS ? [0, rate.now] : [rate.now, rate.before]
  const spanMs = RATE_MS + (age % RATE_MS)
  return Math.round(((recent + before) / (spanMs / 60_000)) * 100) / 100
}
