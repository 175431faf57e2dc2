// Figures of one shared case, by its kind.
import { join } from 'node:path'
import { ndjson, readOutput } from '../replay-output.ts'
import type { LabelledCase } from '../score/label-levels.ts'
import { adjustedRand, meanPrf, pairwise } from '../score/pairwise.ts'
import type { Prf } from '../score/pairwise.ts'
import { rowsOf } from '../score/partition.ts'
import { rootHits } from '../score/root-causes.ts'
import type { RootHits } from '../score/root-causes.ts'
import type { SharedCase } from './shared-case.ts'

export type SharedScore =
  | { readonly kind: 'grouping'; readonly labelled: LabelledCase; readonly ari: number; readonly compression: number }
  | {
      readonly kind: 'rca'
      readonly pairs: Prf
      readonly ari: number
      readonly exact: RootHits
      readonly relaxed: RootHits
    }
  | { readonly kind: 'affinity'; readonly rules: Prf; readonly accepted: number; readonly truth: number }

/** @param out the folder that replay wrote */
export function scoreShared(one: SharedCase, out: string): SharedScore {
  const { truth } = one
  if (truth.kind === 'affinity') return affinityScore(one, out)
  const output = readOutput(out)
  const rows = rowsOf(one.labels, output.incidentOf)
  const noiseLabel = truth.noiseLabel
  const ari = adjustedRand(rows.filter(({ label }) => label !== noiseLabel))
  if (truth.kind === 'grouping') {
    const compression = 1 - new Set(rows.map(({ group }) => group)).size / rows.length
    return { kind: 'grouping', labelled: { rows, noiseLabel }, ari, compression }
  }
  const ranked = (id: string): string[] => (output.incidents.get(id)?.rootCause ?? []).map(({ ci }) => ci)
  const hits = (relaxed: boolean): RootHits => rootHits(rows, ranked, acceptedRoots(one, relaxed))
  const pairs = meanPrf([...pairwise(rows, noiseLabel).values()])
  return { kind: 'rca', pairs, ari, exact: hits(false), relaxed: hits(true) }
}

/** Relaxed: a fault that was put on a service as a whole is also found at any instance of it (`cartservice-1`, `cartservice2-0`). */
function acceptedRoots({ truth }: SharedCase, relaxed: boolean): Map<string, (ci: string) => boolean> {
  return new Map(
    Object.entries(truth.faults ?? {}).map(([id, { rootCause, level }]) => [
      id,
      (ci) => ci === rootCause || (relaxed && level === 'service' && ci.replace(/(2)?-\d+$/, '') === rootCause),
    ]),
  )
}

interface Rule {
  readonly from: string
  readonly to: string
  readonly accepted: boolean
}

function affinityScore({ truth }: SharedCase, out: string): SharedScore {
  const edges = new Set((truth.edges ?? []).map(([from, to]) => `${from}>${to}`))
  const found = new Set<string>()
  for (const { from, to, accepted } of ndjson<Rule>(join(out, 'affinities.ndjson'))) {
    if (accepted && from !== to) found.add(`${from}>${to}`)
  }
  const right = [...found].filter((edge) => edges.has(edge)).length
  const [precision, recall] = [right / Math.max(found.size, 1), right / edges.size]
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { kind: 'affinity', rules: { precision, recall, f1 }, accepted: found.size, truth: edges.size }
}
