// An operator says that a CI is, or is not, the cause of an incident: at once for this one, with some weight for those like it. Undoable.
import type { IncidentCommand } from '../../contract/command.ts'
import { decided } from '../incidents/life-cycle.ts'
import { membersOf } from '../incidents/members-of.ts'
import { learnVerdict, unlearnVerdict, verdictKeys } from '../learning/verdicts.ts'
import type { IncidentRecord } from '../state.ts'
import { recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { applied, refused } from './answer.ts'
import type { Answer } from './answer.ts'

export function judgeCause(
  work: StepWork,
  incident: IncidentRecord,
  { ci, verdict, actor }: Extract<IncidentCommand, { type: 'judgeCause' }>,
): Answer {
  const { state, policy, topology } = work
  if (incident.state === 'closed') return refused('illegal_move', 'cause_settled')
  const alerts = membersOf(work, incident).filter((alert) => alert.ci.id === ci)
  const known = topology.ci(ci)
  if (alerts.length === 0 && known === undefined) return refused('not_found', 'no_such_ci_here', { ci })
  const before = incident.verdicts.find((given) => given.ci === ci)
  if (verdict === 'none' && before === undefined) return refused('invalid', 'nobody_judged', { ci })
  if (before === undefined && incident.verdicts.length >= policy.verdict.maxPerIncident) {
    return refused('invalid', 'judged_enough', { most: policy.verdict.maxPerIncident })
  }
  if (before !== undefined) unlearnVerdict(state, policy, before)
  incident.verdicts = incident.verdicts.filter((given) => given !== before)
  if (verdict !== 'none') {
    const type = known?.type ?? alerts[0]?.ci.type ?? ''
    const classes = alerts.map(({ eventClass }) => eventClass)
    const given = { ci, verdict, actor, at: state.now, keys: verdictKeys(ci, type, classes, policy) }
    learnVerdict(state, policy, given)
    incident.verdicts = [...incident.verdicts, given]
  }
  const name = known?.name ?? alerts[0]?.ci.name ?? ci
  const values = { ci: name, id: ci, verdict, ...engineSaid(incident, ci) }
  incident.stale = true
  decided(work, incident)
  recordActivity(work, incident, 'cause_judged', actor, sentenceOf(verdict, name, actor), values)
  return applied(incident.id)
}

/** What the engine thought of the CI when the person spoke, other people's verdicts apart: the inbox of feedback counts how often it was right. */
function engineSaid({ assessment }: IncidentRecord, ci: string): Readonly<Record<string, string | number>> {
  const own = assessment.rootCause.filter((candidate) => candidate.verdict === null || candidate.ci === ci)
  const index = own.findIndex((candidate) => candidate.ci === ci)
  const candidate = own[index]
  const kinds = candidate?.evidence.filter(({ weight }) => weight > 0).map(({ kind }) => kind) ?? []
  return {
    /** From 1; 0: not among the candidates. */
    rank: index + 1,
    score: candidate?.score ?? 0,
    first: own[0]?.name ?? '',
    kinds: [...new Set(kinds)].join(','),
  }
}

function sentenceOf(verdict: 'confirmed' | 'not_cause' | 'none', name: string, actor: string): string {
  switch (verdict) {
    case 'confirmed':
      return `${name} confirmed as the cause by ${actor}`
    case 'not_cause':
      return `${name} ruled out as the cause by ${actor}`
    case 'none':
      return `verdict on ${name} taken back by ${actor}`
  }
}
