// What a scenario is, and how one becomes a case: a CMDB, events in order of arrival, and the truth beside them.
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { CmdbFaults } from './estate/cmdb.ts'
import { cmdbOf, USUAL_CMDB } from './estate/cmdb.ts'
import type { Estate } from './estate/estate.ts'
import { Random } from './random.ts'
import type { Fault } from './reality/fault.ts'
import { background } from './reality/noise.ts'
import type { Occurrence } from './reality/symptom.ts'
import { unfold } from './reality/unfold.ts'
import type { Course } from './reality/unfold.ts'
import type { Emission, EventLine } from './tools/emission.ts'
import { polls } from './tools/poller-tool.ts'
import { alerts } from './tools/prometheus-tool.ts'
import { traps, USUAL_TRAPS } from './tools/trap-tool.ts'
import type { TrapTool } from './tools/trap-tool.ts'

export const FAMILIES = [
  'campus',
  'data centre',
  'wan',
  'power and site',
  'virtualisation',
  'microservices',
  'storage',
] as const
export type Family = (typeof FAMILIES)[number]

/** development: engine builders may look at these. held-out: other seeds, sites and mixes, never used for tuning. Both gate. */
export type ScenarioSet = 'development' | 'held-out'

export interface PlannedFault {
  /** Minutes from the scenario's beginning. */
  readonly at: number
  /** Minutes until the repair. */
  readonly lasts: number
  readonly fault: Fault
  readonly root?: Course['root']
  readonly missing?: number
}

export interface Scenario {
  /** `family: what it tests`. */
  readonly name: string
  readonly family: Family
  readonly set: ScenarioSet
  readonly seed: number
  readonly estate: (random: Random) => Estate
  readonly faults: readonly PlannedFault[]
  /** Background peaks a CI and day; 0.6 unless told. */
  readonly noise?: number
  readonly cmdb?: CmdbFaults
  readonly traps?: TrapTool
  /** Equal Prometheus servers that all tell everything; 1 unless told. */
  readonly replicas?: number
  /** A collector between tools and us holds events back by up to so many seconds, each by itself. */
  readonly heldBackSeconds?: number
}

export interface TrueFault {
  readonly kind: string
  readonly rootCause: string
  /** CIs that no observer could tell from the root, the root first. */
  readonly accepted: readonly string[]
  readonly from: number
  readonly to: number
}

export interface Case {
  readonly cmdb: CmdbFile
  readonly events: readonly EventLine[]
  /** By event: fault id, `noise`, or null. */
  readonly labels: readonly (string | null)[]
  readonly faults: ReadonlyMap<string, TrueFault>
}

const EPOCH = Date.UTC(2026, 2, 2, 8)
const MINUTE = 60_000
const USUAL_NOISE = 0.6
/** Quiet time after the last repair, so that ends are told. */
const AFTER = 15

export function build(scenario: Scenario): Case {
  const random = new Random(`scenario#${scenario.seed}`)
  const estate = scenario.estate(random.fork('estate'))
  const end = EPOCH + (Math.max(...scenario.faults.map(({ at, lasts }) => at + lasts)) + AFTER) * MINUTE
  const courses = scenario.faults.map((planned, n) => courseOf(planned, `f${n + 1}`))
  const occurrences = [
    ...courses.flatMap((course) => unfold(estate, course, random.fork(course.id))),
    ...background(estate, scenario.noise ?? USUAL_NOISE, EPOCH, end, random.fork('noise')),
  ]
  const emissions = occurrences
    .flatMap((one) => [...emit(scenario, one, end, random)])
    .map((one) => heldBack(one, scenario.heldBackSeconds ?? 0, random))
    .filter(({ line }) => line.observedAt < end)
    // Arrival order. Ties keep the order in which they were made, so that the same seed gives the same bytes.
    .sort((a, b) => a.line.observedAt - b.line.observedAt)
  const labels = emissions.map(({ label }) => label)
  const seen = new Set(labels)
  for (const { id, fault } of courses) {
    if (!seen.has(id))
      throw new Error(`${scenario.name}: nobody sees fault ${id} (${fault.kind} of ${fault.roots.join(', ')})`)
  }
  const roots = new Set(courses.flatMap(({ fault }) => fault.roots))
  return {
    cmdb: cmdbOf(estate, scenario.cmdb ?? USUAL_CMDB, roots, random.fork('cmdb')),
    events: emissions.map(({ line }, seq) => ({ seq, ...line })),
    labels,
    faults: new Map(courses.map((course) => [course.id, truthOf(course)])),
  }
}

function courseOf({ at, lasts, fault, root, missing }: PlannedFault, id: string): Course {
  const from = EPOCH + at * MINUTE
  return { id, fault, from, to: from + lasts * MINUTE, root: root ?? { laterMs: 0 }, missing: missing ?? 0.03 }
}

function truthOf({ fault, from, to }: Course): TrueFault {
  const [rootCause] = fault.roots
  if (rootCause === undefined) throw new Error(`a fault of kind ${fault.kind} without a root`)
  return { kind: fault.kind, rootCause, accepted: fault.roots, from, to }
}

function* emit(scenario: Scenario, occurrence: Occurrence, end: number, random: Random): Generator<Emission> {
  const { symptom } = occurrence
  switch (symptom.tool) {
    case 'trap':
      return yield* traps(scenario.traps ?? USUAL_TRAPS, symptom, occurrence, random)
    case 'poller':
      return yield* polls(symptom, occurrence, random)
    case 'prometheus':
      for (let replica = 0; replica < (scenario.replicas ?? 1); replica++) {
        yield* alerts(symptom, occurrence, replica, end, random)
      }
  }
}

/** The event keeps its own time; only its arrival moves. */
function heldBack(emission: Emission, seconds: number, random: Random): Emission {
  if (seconds === 0) return emission
  const observedAt = Math.round(emission.line.observedAt + random.between(0, seconds * 1000))
  return { ...emission, line: { ...emission.line, observedAt } }
}
