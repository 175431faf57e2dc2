// Whether a sender is silent that should speak. Pure. Time in which this process did not listen does not count as silence.
import type { ExpectedHeartbeat } from '../../platform/config/heartbeat-settings.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import { sumOf, type SourceRecord } from './source-record.ts'

/** How often somebody should speak, and why we think so. */
export interface Expectation {
  readonly everyMs: number
  /** Silent when nothing came for so long. */
  readonly limitMs: number
  /** configured: in the settings; lease: the sender said so; learned: it always did. */
  readonly by: 'configured' | 'lease' | 'learned'
  readonly severity: ExpectedHeartbeat['severity']
}

/** What is expected of a sender; null = nothing, it speaks when it has something to say. */
export function expectationOf(
  record: SourceRecord,
  expected: readonly ExpectedHeartbeat[],
  learn: boolean,
  policy: HeartbeatPolicy,
): Expectation | null {
  const configured = expected.find(
    ({ source, sender }) => source === record.source && sender !== null && sender === record.sender,
  )
  if (configured !== undefined && record.watchdog === null) return configuredExpectation(configured, policy)
  if (record.watchdog !== null && record.leaseUntil !== null) {
    const limitMs = Math.max(record.leaseUntil - record.lastAt, policy.minLeaseMs)
    // Prometheus promises to speak again within a quarter of its lease.
    return { everyMs: Math.round(limitMs / 4), limitMs, by: 'lease', severity: 'critical' }
  }
  return learn ? learnedExpectation(record, policy) : null
}

export function configuredExpectation(
  { everyMs, severity }: ExpectedHeartbeat,
  { silentAfterIntervals }: HeartbeatPolicy,
): Expectation {
  return { everyMs, limitMs: everyMs * silentAfterIntervals, by: 'configured', severity }
}

/** A rhythm that held for long enough. A watchdog speaks for no other purpose: a few gaps show its rhythm. */
function learnedExpectation(record: SourceRecord, policy: HeartbeatPolicy): Expectation | null {
  const { count, sumMs, maxMs, sinceMs } = sumOf(record.gapsBefore, record.gaps)
  const isWatchdog = record.watchdog !== null
  if (count < (isWatchdog ? WATCHDOG_GAPS : policy.minGaps)) return null
  const meanMs = sumMs / count
  if (!isWatchdog) {
    if (record.lastAt - sinceMs < policy.minSpanMs || maxMs > policy.regularUpTo * meanMs) return null
    // Its last word was that something is over: there may be nothing to say.
    if (record.lastKind === 'clear') return null
  }
  const limitMs = Math.max(meanMs * policy.silentAfterGaps, isWatchdog ? maxMs * 2 : 0, policy.minLearnedMs)
  return { everyMs: Math.round(meanMs), limitMs, by: 'learned', severity: isWatchdog ? 'critical' : 'warning' }
}

const WATCHDOG_GAPS = 3

/**
 * Since when it is silent: its last word, or the time from which we listened for one; null = it is not, or nothing is expected of it.
 * @param lastAt 0 = never heard of
 * @param listeningSince when this process began to listen, last
 */
export function silentSince(
  lastAt: number,
  expectation: Expectation | null,
  listeningSince: number,
  now: number,
): number | null {
  if (expectation === null) return null
  if (now - Math.max(lastAt, listeningSince) <= expectation.limitMs) return null
  return lastAt === 0 ? listeningSince : lastAt
}
