// The engine's refusals and a stream that takes nothing, as HTTP answers.
import type { CommandOutcome, RejectionCode } from '../../correlate/contract/command.ts'
import { PublishRefusedError, PublishTimeoutError } from '../../platform/nats/publish-retrying.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { saidProblem } from '../said-problem.ts'

const PROBLEM_OF: Readonly<Record<RejectionCode, readonly [status: number, code: string]>> = {
  not_found: [404, 'not_found'],
  // The only way to a conflict is a revision that was asked for (If-Match).
  conflict: [412, 'revision_mismatch'],
  illegal_move: [409, 'illegal_move'],
  invalid: [422, 'rejected'],
}

/** The refusal of a command as a problem; null when it was applied. */
export function problemOfOutcome(outcome: CommandOutcome): HttpProblem | null {
  if (outcome.outcome === 'applied') return null
  const [status, code] = PROBLEM_OF[outcome.code ?? 'invalid']
  return new HttpProblem(status, code, outcome.detail, outcome.saying === undefined ? {} : { saying: outcome.saying })
}

/** A command that could not be stored: nothing was changed, the caller may try again. */
export function problemOfPublish(error: unknown): unknown {
  if (!(error instanceof PublishRefusedError) && !(error instanceof PublishTimeoutError)) return error
  return saidProblem(503, 'unavailable', 'stream_takes_nothing', {}, { headers: { 'retry-after': '5' } })
}
