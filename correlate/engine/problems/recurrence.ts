// Incidents that look alike and keep coming are a problem (ITIL). Each incident is compared with the patterns of earlier ones: at once with
// those behind known problems, so that a workaround shows while it helps, and once for good when its burst has settled.
import { assessIncident } from '../incidents/assess-incident.ts'
import type { IncidentRecord } from '../state.ts'
import { ENGINE } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { judge, type Verdict } from './beyond-chance.ts'
import { countKey } from './decaying-count.ts'
import { countFeatures } from './feature-weight.ts'
import { matchPattern } from './match-pattern.ts'
import { enterPattern } from './pattern-book.ts'
import { kindOf } from './pattern-index.ts'
import { addOccurrences, describeProblem, isActiveProblem, linkIncident, moveProblem } from './problem-life.ts'
import { propose, unlinkIncident } from './problem-life.ts'
import type { PatternOccurrence, PatternRecord, ProblemRecord } from './recurrence-state.ts'
import { signatureOf, type Signature } from './signature.ts'

/** Shows the incident with the problem that it looks like so far. What it turns out to be is said by countOccurrence. */
export function recogniseProblem(work: StepWork, incident: IncidentRecord): void {
  if (incident.patterns !== null || incident.problemId !== null || incident.state === 'closed') return
  if (work.state.problems.size === 0) return
  const signature = read(work, incident)
  if (signature === null) return
  for (const level of ['ci', 'type'] as const) {
    const problem = problemOf(work, matchPattern(work, signature, level, 'partly')?.pattern)
    if (!isActiveProblem(problem)) continue
    linkIncident(work, incident, problem)
    return
  }
}

/** Counts the incident once, and opens or joins a problem when its pattern recurs beyond chance. */
export function countOccurrence(work: StepWork, incident: IncidentRecord): void {
  if (incident.patterns !== null || incident.state === 'closed' || incident.alertIds.size === 0) return
  const signature = read(work, incident)
  if (signature === null) return
  const { state, policy } = work
  countFeatures(state, policy, signature)
  const { halfLifeMs, maxKinds } = policy.problem
  countKey(state.recurrence.kinds, kindOf(signature), state.now, halfLifeMs, maxKinds)
  const onCi = enterPattern(work, incident, signature, 'ci', null)
  const onType = enterPattern(work, incident, signature, 'type', onCi.id)
  incident.patterns = [onCi.id, onType.id]
  const problem = joinOrPropose(work, onCi, onType, incident)
  if (incident.problemId !== null && incident.problemId !== problem?.id) {
    unlinkIncident(work, incident, ENGINE, 'what came later is unlike it')
  }
  if (problem !== undefined) linkIncident(work, incident, problem)
}

function read(work: StepWork, incident: IncidentRecord): Signature | null {
  if (incident.stale) assessIncident(work, incident)
  return signatureOf(work, incident)
}

/** The nearer pattern goes first: a problem of this CI says more than one of its type. */
function joinOrPropose(
  work: StepWork,
  onCi: PatternRecord,
  onType: PatternRecord,
  incident: IncidentRecord,
): ProblemRecord | undefined {
  for (const pattern of [onCi, onType]) {
    const problem = problemOf(work, pattern)
    if (!isActiveProblem(problem)) continue
    recur(work, problem, pattern, incident)
    return problem
  }
  // Whoever rejected this CI's problem does not want to see it under its type's name either.
  const tried = onCi.problemId === null ? [onCi, onType] : []
  for (const pattern of tried) {
    if (pattern.problemId !== null) continue
    const counted = unexplained(work, pattern)
    const verdict = judgePattern(work, pattern, counted)
    if (verdict?.beyond === true && propose(work, pattern, counted, verdict)) return problemOf(work, pattern)
  }
  return undefined
}

function recur(work: StepWork, problem: ProblemRecord, pattern: PatternRecord, incident: IncidentRecord): void {
  if (problem.state === 'resolved') moveProblem(work, problem, 'open', 'recurred', ENGINE, incident.id)
  addOccurrences(
    work,
    problem,
    pattern.occurrences.filter(({ incidentId }) => incidentId === incident.id),
  )
  describeProblem(work, problem, pattern, judgePattern(work, pattern, unexplained(work, pattern)))
}

function judgePattern(
  { state, index, policy }: StepWork,
  pattern: PatternRecord,
  counted: readonly PatternOccurrence[],
): Verdict | null {
  if (pattern.level === 'type' && !isSpread(counted, policy.problem.typeRoots)) return null
  return judge(state, index, policy, pattern, counted)
}

/** Several CIs, and none with more than half of it: else it is that CI's matter. */
function isSpread(counted: readonly PatternOccurrence[], roots: number): boolean {
  const perRoot = new Map<string, number>()
  for (const { rootCi } of counted) perRoot.set(rootCi, (perRoot.get(rootCi) ?? 0) + 1)
  return perRoot.size >= roots && Math.max(...perRoot.values()) * 2 <= counted.length
}

/** For a type: without what is a problem of one CI, or was rejected as one. */
function unexplained({ state }: StepWork, pattern: PatternRecord): readonly PatternOccurrence[] {
  const { patterns } = state.recurrence
  return pattern.occurrences.filter(
    ({ ciPattern }) => ciPattern === null || (patterns.get(ciPattern)?.problemId ?? null) === null,
  )
}

function problemOf({ state }: StepWork, pattern: PatternRecord | undefined): ProblemRecord | undefined {
  return pattern?.problemId == null ? undefined : state.problems.get(pattern.problemId)
}
