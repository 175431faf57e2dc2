// The path that the engine gave as evidence, step by step, with the direction in which trouble flows: read from the CMDB of now.
import type { Evidence } from '../../correlate/contract/evidence.ts'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import { neighboursOf } from '../../correlate/contract/cmdb-graph/path.ts'
import type { PathStep } from '../../correlate/contract/cmdb-graph/path.ts'

/** As correlate/engine/grouping writes it. */
const ARROW = ' → '

/** @returns nothing when there is no path, or when the CMDB has it no longer */
export function stepsOfLink(nodes: ReadonlyMap<string, Node>, evidence: readonly Evidence[]): readonly PathStep[] {
  const path = evidence.find(({ values }) => typeof values['path'] === 'string')?.values['path']
  const ids = String(path ?? '').split(ARROW)
  const steps: PathStep[] = []
  for (let n = 1; n < ids.length; n++) {
    const step = stepBetween(nodes.get(ids[n - 1] ?? ''), nodes.get(ids[n] ?? ''))
    if (step === null) return []
    steps.push(step)
  }
  return steps
}

function stepBetween(from: Node | undefined, to: Node | undefined): PathStep | null {
  if (from === undefined || to === undefined) return null
  for (const [list, direction] of neighboursOf(from)) {
    const found = list.find(({ node }) => node === to)
    if (found === undefined) continue
    return { from: from.ci.id, to: to.ci.id, type: found.type, direction, redundant: found.alternative !== null }
  }
  return null
}
