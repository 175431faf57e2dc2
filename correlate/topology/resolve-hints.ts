// Hints -> the one CI that they mean, strongest hint first. When several CIs claim a hint and no other one decides between them, no CI is chosen.
import type { ResourceHints } from '../../ingest/contract/event.ts'
import type { Ci, ContestedHint } from '../contract/ci.ts'
import { isDisputed, MAX_CLAIMANTS } from './claims.ts'
import type { Claimed, HintIndex } from './hint-index.ts'
import { workloadOfPod } from './workload.ts'

export interface Found {
  readonly ci: Ci | null
  /** The pod, when only what made it is known. */
  readonly pod: string | null
  readonly contested: readonly ContestedHint[]
}

type HintName = ContestedHint['hint']

interface Way {
  readonly hint: HintName
  readonly look: (index: HintIndex, value: string, hints: ResourceHints) => Claimed | null
}

const named =
  (kind: 'host' | 'service'): Way['look'] =>
  (index, value) =>
    index.byName(value, kind)

/** From the strongest hint to the weakest. */
const WAYS: readonly Way[] = [
  // The pod is the subject; what else is named beside it is its node or the exporter that watches it.
  { hint: 'k8sPod', look: (index, pod, { k8sNamespace }) => index.byPod(pod, k8sNamespace) },
  // Unique by RFC 3411, and the device's own word, whatever relays and address translation lie between.
  { hint: 'engineId', look: (index, value) => index.byEngine(value) },
  // Names are given by people to tell devices apart.
  { hint: 'hostname', look: named('host') },
  { hint: 'sysName', look: named('host') },
  // A scrape target is the subject's, or an exporter's that speaks for it.
  { hint: 'instance', look: named('host') },
  // The address that sent it may be a relay's or a collector's.
  { hint: 'ip', look: (index, value) => index.byAddress(value) },
  // What runs there, and only then where it runs.
  { hint: 'service', look: named('service') },
  { hint: 'k8sNode', look: named('host') },
]

const NOTHING: Found = { ci: null, pod: null, contested: [] }

export function resolveHints(index: HintIndex, hints: ResourceHints): Found {
  const pod = hints.k8sPod
  if (pod !== undefined) {
    const known = index.byPod(pod, hints.k8sNamespace)
    const workload = known === null ? workloadOfPod(pod) : null
    const maker = workload === null ? null : index.byPod(workload, hints.k8sNamespace)
    if (maker !== null && !isDisputed(maker.by)) return { ci: maker.by, pod, contested: [] }
  }
  let contested: ContestedHint[] | null = null
  /** Those that an earlier hint left; null: none has narrowed it down. */
  let left: readonly Ci[] | null = null
  for (const { hint, look } of WAYS) {
    const value = hints[hint]
    if (value === undefined) continue
    const claimed = look(index, value, hints)
    if (claimed === null) continue
    const { by, loose } = claimed
    if (!isDisputed(by)) {
      if (left === null || left.includes(by)) return { ci: by, pod: null, contested: [] }
      // It is none of those that a stronger hint is disputed between: two hints that say different things.
      continue
    }
    contested = [...(contested ?? []), { hint, value, cis: by.map(({ id }) => id) }]
    // A full list may have left some out: it narrows nothing down. Nor does a name without its domain.
    if (by.length >= MAX_CLAIMANTS || loose) continue
    left = left === null ? by : common(left, by)
    const [first] = left
    if (left.length === 1 && first !== undefined) return { ci: first, pod: null, contested: [] }
  }
  return contested === null ? NOTHING : { ci: null, pod: null, contested }
}

/** What both have; when they have nothing in common, the stronger hint's stay. */
function common(stronger: readonly Ci[], weaker: readonly Ci[]): readonly Ci[] {
  const both = stronger.filter((ci) => weaker.includes(ci))
  return both.length === 0 ? stronger : both
}
