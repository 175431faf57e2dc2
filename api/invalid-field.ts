// A request that fits its schema and makes no sense all the same.
import { HttpProblem } from '../platform/http/problem.ts'

/** @param field path in the body, without the first slash */
export function invalidField(field: string, detail: string): HttpProblem {
  return new HttpProblem(400, 'invalid_request', detail, { errors: [{ pointer: `/${field}`, detail }] })
}
