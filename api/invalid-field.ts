// A request that fits its schema and makes no sense all the same.
import type { HttpProblem, ProblemSaying } from '../platform/http/problem.ts'
import { filled } from '../platform/http/problem-sayer.ts'
import { API_SENTENCES } from './contract/said.ts'
import type { ApiSentence } from './contract/said.ts'
import { saidProblem } from './said-problem.ts'

/** @param field path in the body, without the first slash */
export function invalidField(field: string, kind: ApiSentence, values: ProblemSaying['values'] = {}): HttpProblem {
  const errors = [{ pointer: `/${field}`, detail: filled(API_SENTENCES[kind], values) }]
  return saidProblem(400, 'invalid_request', kind, values, { errors })
}
