// The engine's answer to a command before it is addressed.
import type { RejectionCode } from '../../contract/command.ts'
import { REFUSAL_SENTENCES } from '../../contract/sentences/refusals.ts'
import type { RefusalKind } from '../../contract/sentences/refusals.ts'
import { fillSentence } from '../../contract/sentences/sentence.ts'
import type { EngineValues, Saying } from '../../contract/sentences/sentence.ts'

export interface Answer {
  /** Null: applied. */
  readonly code: RejectionCode | null
  readonly incidentIds: readonly string[]
  /** In words; the code's own text when absent. */
  readonly detail?: string
  /** The same for those who say it in another language. */
  readonly saying?: Saying
}

export function applied(...incidentIds: string[]): Answer {
  return { code: null, incidentIds }
}

/** @param kind when there is more to say than the code does */
export function refused(code: RejectionCode, kind?: RefusalKind, values: EngineValues = {}): Answer {
  if (kind === undefined) return { code, incidentIds: [] }
  const detail = fillSentence(REFUSAL_SENTENCES[kind], { text: kind, values }, (_, value) => String(value))
  return { code, incidentIds: [], detail, saying: { kind, values } }
}
