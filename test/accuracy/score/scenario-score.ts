// The figures of one scenario.
import type { Case } from '../scenario.ts'
import { NOISE } from '../reality/noise.ts'
import type { ReplayOutput } from '../replay-output.ts'
import { falseMerges } from './false-merges.ts'
import type { FalseMerges } from './false-merges.ts'
import { adjustedRand, meanPrf, pairwise } from './pairwise.ts'
import type { Prf } from './pairwise.ts'
import { rowsOf } from './partition.ts'
import type { Row } from './partition.ts'
import { rootHits } from './root-causes.ts'
import type { RootHits } from './root-causes.ts'

export interface ScenarioScore {
  /** Mean over the faults, noise events in their incidents counted against them. */
  readonly pairs: Prf
  readonly byFault: ReadonlyMap<string, Prf>
  /** The same over first raises alone: re-sends and clears follow their alert and make groups look better than they are. */
  readonly onceEach: Prf
  readonly ari: number
  readonly roots: RootHits
  readonly merges: FalseMerges
  readonly events: number
  readonly incidents: number
  /** 1 - incidents / events. */
  readonly noiseReduction: number
}

export function labelledRows({ labels }: Case, output: ReplayOutput): Row[] {
  const labelled = labels.flatMap((label, seq) => (label === null ? [] : [[String(seq), label] as const]))
  return rowsOf(labelled, output.incidentOf)
}

export function scoreScenario(made: Case, output: ReplayOutput): ScenarioScore {
  const rows = labelledRows(made, output)
  const byFault = pairwise(rows, NOISE)
  const firsts = rows.filter(isFirst(made))
  const accepted = new Map([...made.faults].map(([id, fault]) => [id, (ci: string) => fault.accepted.includes(ci)]))
  const ranked = (id: string): string[] => (output.incidents.get(id)?.rootCause ?? []).map(({ ci }) => ci)
  const incidents = new Set(output.incidentOf.values()).size
  return {
    pairs: meanPrf([...byFault.values()]),
    byFault,
    onceEach: meanPrf([...pairwise(firsts, NOISE).values()]),
    ari: adjustedRand(rows.filter(({ label }) => label !== NOISE)),
    roots: rootHits(rows, ranked, accepted),
    merges: falseMerges(rows, made.faults),
    events: made.events.length,
    incidents,
    noiseReduction: 1 - incidents / made.events.length,
  }
}

/** Keeps the first raise of each condition, again after each clear. */
function isFirst(made: Case): (row: Row) => boolean {
  const active = new Set<string>()
  const first = new Set<string>()
  made.events.forEach((line, seq) => {
    const key = JSON.stringify([line['source'], line['eventClass'], line['resource']])
    if (line['kind'] === 'clear') active.delete(key)
    else if (!active.has(key)) {
      active.add(key)
      first.add(String(seq))
    }
  })
  return ({ seq }) => first.has(seq)
}
