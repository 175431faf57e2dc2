// Request headers that shape a command: Idempotency-Key names it, If-Match guards it.
import type { FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { HttpProblem } from '../../platform/http/problem.ts'

const KEY = /^[A-Za-z0-9._-]{8,100}$/

/** @throws HttpProblem 400 when the key is not usable */
export function commandId(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (key === undefined) return randomUUID()
  if (typeof key === 'string' && KEY.test(key)) return key
  throw new HttpProblem(400, 'invalid_request', 'Idempotency-Key is 8 to 100 letters, digits and . _ -')
}

/** @throws HttpProblem 400 when If-Match is no revision that an ETag of ours gave */
export function ifRevision(request: FastifyRequest): number | undefined {
  const text = request.headers['if-match']
  if (text === undefined || text === '*') return undefined
  const revision = /^(?:W\/)?"?(\d{1,15})"?$/.exec(text.trim())?.[1]
  if (revision === undefined) {
    throw new HttpProblem(400, 'invalid_request', 'If-Match is a revision as ETag gives it: "7".')
  }
  return Number(revision)
}

/** For writes that replace what somebody may have changed meanwhile. @throws HttpProblem 428 without If-Match */
export function requiredRevision(request: FastifyRequest): number {
  const revision = ifRevision(request)
  if (revision !== undefined) return revision
  throw new HttpProblem(428, 'revision_required', 'Send the revision that you know as If-Match: "7".')
}

/** The ETag of a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`
}
