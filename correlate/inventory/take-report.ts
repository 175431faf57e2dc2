// One report -> what its source says from then on. Reports of one source may come late: the newest word on each record stands.
import type { InventoryFault, InventoryReport, RelationshipFact } from '../../ingest/contract/inventory.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import { checkReport } from './check-report.ts'
import {
  REMEMBERED_REPORTS,
  sourceName,
  type InventoryState,
  type Sighting,
  type SourceState,
} from './inventory-state.ts'
import { RETENTION } from './retention.ts'

export type Taken =
  | { readonly kind: 'taken'; readonly state: InventoryState }
  /** The same report came before. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly faults: readonly InventoryFault[] }

/** Puts a report into the state, or says everything that is wrong with it. */
export function takeReport(state: InventoryState, report: InventoryReport): Taken {
  const faults = checkReport(report)
  if (faults.length > 0) return { kind: 'refused', faults }
  if (state.reportIds.includes(report.id)) return { kind: 'repeated' }
  const before = state.sources.get(sourceName(report))
  if (report.scope === 'full' && before?.lastFullAt != null && before.lastFullAt > report.at) {
    const newer = new Date(before.lastFullAt).toISOString()
    return { kind: 'refused', faults: [{ path: 'at', message: `a newer full report of ${newer} is in already` }] }
  }
  const sources = new Map(state.sources)
  sources.set(sourceName(report), sourceAfter(before, report))
  const reportIds = [...state.reportIds, report.id].slice(-REMEMBERED_REPORTS)
  return { kind: 'taken', state: { ...state, sources, reportIds } }
}

function sourceAfter(before: SourceState | undefined, report: InventoryReport): SourceState {
  const full = report.scope === 'full'
  const isNewest = before === undefined || report.at >= before.lastReport.at
  const floor = before?.lastFullAt ?? null
  const named = new Map(report.cis.map((fact) => [fact.key, fact]))
  const related = new Map(relationshipKeys(report.relationships))
  const { id, at, actor, scope } = report
  return {
    source: report.source,
    instance: report.instance,
    lastReport: isNewest ? { id, at, actor, scope } : before.lastReport,
    lastFullAt: full ? at : floor,
    cis: recordsAfter(before?.cis ?? new Map(), named, report, floor),
    relationships: recordsAfter(before?.relationships ?? new Map(), related, report, floor),
  }
}

function recordsAfter<Fact>(
  before: ReadonlyMap<string, Sighting & { readonly fact: Fact }>,
  named: ReadonlyMap<string, Fact>,
  { at, scope, source }: InventoryReport,
  lastFullAt: number | null,
): Map<string, Sighting & { readonly fact: Fact }> {
  const after = new Map<string, Sighting & { readonly fact: Fact }>()
  const kept = new Map<string, Sighting & { readonly fact: Fact }>()
  for (const [key, record] of before) {
    if (scope === 'partial' || record.lastSeenAt > at) kept.set(key, record)
    else if (!named.has(key)) {
      const missingSince = record.missingSince ?? at
      if (at - missingSince < RETENTION[source].missingMs) kept.set(key, { ...record, missingSince })
    }
  }
  // A full report has the say over the order; a partial one adds at the end.
  if (scope === 'partial') for (const [key, record] of kept) after.set(key, record)
  for (const [key, fact] of named) {
    const known = before.get(key)
    if (known === undefined) {
      // Left out by a full report that is newer than this one: it is gone already.
      if (lastFullAt !== null && lastFullAt > at) continue
      after.set(key, { fact, firstSeenAt: at, lastSeenAt: at, missingSince: null })
    } else if (known.lastSeenAt > at) {
      after.set(key, { ...known, firstSeenAt: Math.min(known.firstSeenAt, at) })
    } else {
      // Missing from a full report that is newer than this word: still missing.
      const missingSince = known.missingSince !== null && known.missingSince > at ? known.missingSince : null
      after.set(key, { fact, firstSeenAt: known.firstSeenAt, lastSeenAt: at, missingSince })
    }
  }
  if (scope === 'full') for (const [key, record] of kept) if (!after.has(key)) after.set(key, record)
  return after
}

/** Names the relationships of a source. A file may hold the same line twice: each has a name of its own. */
export function* relationshipKeys(facts: Iterable<RelationshipFact>): Generator<[string, RelationshipFact]> {
  const seen = new Map<string, number>()
  for (const fact of facts) {
    const { from, to, type, fromPort = '', toPort = '' } = fact
    const words = [from, type, to, fromPort, toPort].map((word) => JSON.stringify(word)).join(' ')
    const times = (seen.get(words) ?? 0) + 1
    seen.set(words, times)
    yield [times === 1 ? words : `${words} #${times}`, fact]
  }
}

/** Lets go of what has been missing for longer than its kind of source is kept. `forgotten` is a source that lost something; null: none did. */
export function forgetMissing(
  state: InventoryState,
  now: number,
): { readonly state: InventoryState; readonly forgotten: SourceRef | null } {
  const sources = new Map(state.sources)
  let forgotten: SourceRef | null = null
  for (const [name, before] of state.sources) {
    const { source, instance } = before
    const { missingMs } = RETENTION[source]
    const isOver = (one: Sighting) => one.missingSince !== null && now - one.missingSince >= missingMs
    const cis = without(before.cis, isOver)
    const relationships = without(before.relationships, isOver)
    if (cis === before.cis && relationships === before.relationships) continue
    forgotten = { source, instance }
    sources.set(name, { ...before, cis, relationships })
  }
  return forgotten === null ? { state, forgotten } : { state: { ...state, sources }, forgotten }
}

function without<R extends Sighting>(
  records: ReadonlyMap<string, R>,
  isOver: (one: R) => boolean,
): ReadonlyMap<string, R> {
  const left = [...records].filter(([, record]) => !isOver(record))
  return left.length === records.size ? records : new Map(left)
}
