// Why a notice is in an incident: how unusual it is, and what it came with.
import type { Evidence } from '../../contract/evidence.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { usualPerHour } from './habits.ts'
import { classKey } from './notice-key.ts'
import type { LooseNotice, NoticeMemory } from './notice-memory.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

export interface Company {
  /** After the episode began or widened last. */
  readonly lagMs: number
  readonly via: AlertRecord | undefined
}

export function noticeEvidence(
  work: StepWork,
  memory: NoticeMemory,
  { key, event, ci, at }: LooseNotice,
  company: Company | null,
): Evidence[] {
  const perDay = round(24 * usualPerHour(memory, work.policy, key, classKey(event), at), 1)
  const evidence: Evidence[] = [
    {
      kind: 'unusual',
      weight: round(1 - Math.min(1, perDay / 24 / work.policy.notices.routinePerHour)),
      text: `${event.eventClass} is unusual on ${ci.name}: expected in ${perDay} minutes a day`,
      values: { eventClass: event.eventClass, ci: ci.name, perDay },
    },
  ]
  if (company?.via !== undefined) {
    const seconds = round(company.lagMs / 1000, 1)
    const { via } = company
    evidence.unshift({
      kind: via.ci.id === ci.id ? 'burst' : 'burst_elsewhere',
      weight: round(1 - (0.5 * company.lagMs) / work.policy.notices.onsetMs),
      text:
        via.ci.id === ci.id
          ? `within ${spanText(company.lagMs)} of other unusual notices on ${ci.name}`
          : `within ${spanText(company.lagMs)} of unusual notices of ${via.eventClass} on ${via.ci.name}`,
      values: { seconds, ci: ci.name, via: via.ci.name, other: via.eventClass },
    })
  }
  return evidence
}
