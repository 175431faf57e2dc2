// Whether a source opens more incidents at once than it ever does. Two decaying counts for each source: the last seconds, and the usual.
import type { Policy } from '../policy.ts'
import { countAt } from '../problems/decaying-count.ts'
import type { DecayingCount } from '../problems/decaying-count.ts'

/** What is remembered of one source in one domain. */
export interface StormRecord {
  readonly recent: DecayingCount
  readonly usual: DecayingCount
  /** Incident of the storm; null: there is none now. */
  incidentId: string | null
}

/** A storm in numbers: openings on the scale of ten seconds, and how many of them are usual. */
export interface StormFigures {
  readonly source: string
  readonly seconds: number
  readonly count: number
  readonly usual: number
}

export type StormMemory = Map<string, StormRecord>

interface Opening {
  readonly key: string
  readonly record: StormRecord
  /** Null when there is no storm. */
  readonly storm: StormFigures | null
}

/** Counts an incident that an alert of the source opens or would open. */
export function countOpening(
  memory: StormMemory,
  { storm: policy }: Policy,
  domain: string,
  source: string,
  now: number,
): Opening {
  const key = `${domain}|${source}`
  const before = memory.get(key)
  const count = countAt(before?.recent, now, policy.halfLifeMs) + 1
  const past = countAt(before?.usual, now, policy.usualHalfLifeMs)
  // The same openings a second give counts in the ratio of the half-lives.
  const usual = (past * policy.halfLifeMs) / policy.usualHalfLifeMs
  const on = count >= lineOf(usual, before?.incidentId ?? null, policy)
  const record: StormRecord = {
    recent: { value: count, at: now },
    usual: { value: past + (on ? policy.stormTeaches : 1), at: now },
    incidentId: on ? (before?.incidentId ?? null) : null,
  }
  memory.delete(key)
  memory.set(key, record)
  for (const oldest of memory.keys()) {
    if (memory.size <= policy.maxSources) break
    memory.delete(oldest)
  }
  const seconds = Math.round(policy.halfLifeMs / Math.LN2 / 1000)
  return { key, record, storm: on ? { source, seconds, count: Math.round(count), usual } : null }
}

/** Engine time at which the storm is over unless more comes. */
export function stormEndsAt({ recent, usual, incidentId }: StormRecord, { storm: policy }: Policy): number {
  const line = lineOf((usual.value * policy.halfLifeMs) / policy.usualHalfLifeMs, incidentId, policy)
  return recent.at + Math.ceil(policy.halfLifeMs * Math.max(0, Math.log2(recent.value / line)))
}

function lineOf(usual: number, incidentId: string | null, policy: Policy['storm']): number {
  const line = Math.max(policy.openings, policy.timesUsual * usual)
  return incidentId === null ? line : line * policy.endShare
}
