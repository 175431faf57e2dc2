// The engine's answer to a command before it is addressed.
import type { RejectionCode } from '../../contract/command.ts'

export interface Answer {
  /** Null: applied. */
  readonly code: RejectionCode | null
  readonly incidentIds: readonly string[]
  /** In words; the code's own text when absent. */
  readonly detail?: string
}

export function applied(...incidentIds: string[]): Answer {
  return { code: null, incidentIds }
}

export function refused(code: RejectionCode, detail?: string): Answer {
  return { code, incidentIds: [], ...(detail === undefined ? {} : { detail }) }
}
