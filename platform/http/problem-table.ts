// Every problem that the HTTP server answers with on its own, one row each. Rooms add theirs by throwing HttpProblem with a code of their
// own; the title is then the status' own words. docs/problems.md is checked against this table.
import { STATUS_CODES } from 'node:http'

export interface ProblemRow {
  readonly code: string
  readonly status: number
  readonly title: string
}

export const PROBLEMS = [
  { code: 'malformed_body', status: 400, title: 'The body cannot be read' },
  { code: 'invalid_request', status: 400, title: 'The request does not match its schema' },
  { code: 'unauthenticated', status: 401, title: 'A credential is needed' },
  { code: 'forbidden', status: 403, title: 'The credential does not allow this' },
  { code: 'csrf_token_invalid', status: 403, title: 'The CSRF token is missing or wrong' },
  { code: 'not_found', status: 404, title: 'There is nothing at this address' },
  { code: 'method_not_allowed', status: 405, title: 'The address does not know this method' },
  { code: 'request_timeout', status: 408, title: 'The request took too long to arrive' },
  { code: 'conflict', status: 409, title: 'Somebody else was faster' },
  { code: 'revision_mismatch', status: 412, title: 'The entity has another revision' },
  { code: 'body_too_large', status: 413, title: 'The body is too large' },
  { code: 'unsupported_media_type', status: 415, title: 'The content type or encoding is not understood' },
  { code: 'rejected', status: 422, title: 'The request is understood and refused' },
  { code: 'too_many_requests', status: 429, title: 'Too many requests' },
  { code: 'internal_error', status: 500, title: 'A fault of the server' },
  { code: 'overloaded', status: 503, title: 'The server is overloaded' },
  { code: 'unavailable', status: 503, title: 'Something that the server needs is away' },
] as const satisfies readonly ProblemRow[]

const byCode = new Map<string, ProblemRow>(PROBLEMS.map((row) => [row.code, row]))

export function problemTitle(code: string, status: number): string {
  return byCode.get(code)?.title ?? STATUS_CODES[status] ?? 'Problem'
}
