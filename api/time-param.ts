// Times in query strings: epoch milliseconds or ISO 8601.
import { HttpProblem } from '../platform/http/problem.ts'

/** @throws HttpProblem 400 when the text is no time */
export function parseTime(name: string, text: string): number {
  const ms = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text)
  if (!Number.isFinite(ms)) {
    throw new HttpProblem(400, 'invalid_request', `${name} is neither epoch milliseconds nor an ISO 8601 time.`, {
      errors: [{ pointer: `query/${name}`, detail: 'not a time' }],
    })
  }
  return ms
}

/** The same for a parameter that may be missing. */
export function parseTimeOr(name: string, text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : parseTime(name, text)
}
