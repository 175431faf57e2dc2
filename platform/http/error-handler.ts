// Turns whatever was thrown into one problem answer. Details of our own faults go to the log, never to the client.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem, type ProblemBody, type ProblemError } from './problem.ts'
import { problemTitle } from './problem-table.ts'

/** Fastify's own errors -> code and status of our table. */
const FASTIFY_ERRORS: Readonly<Record<string, readonly [status: number, code: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_media_type'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed_body'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed_body'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed_body'],
  FST_ERR_VALIDATION: [400, 'invalid_request'],
}

export function errorHandler(error: FastifyError | HttpProblem, request: FastifyRequest, reply: FastifyReply): void {
  const problem = error instanceof HttpProblem ? error : fromFastify(error)
  if (problem.status >= 500 && !(error instanceof HttpProblem)) request.log.error({ err: error }, 'request failed')
  else request.log.debug({ code: problem.code, status: problem.status }, 'request refused')
  sendProblem(problem, request, reply)
}

export function notFoundHandler(request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(new HttpProblem(404, 'not_found', `${request.method} ${pathOf(request)} does not exist.`), request, reply)
}

export function sendProblem(problem: HttpProblem, request: FastifyRequest, reply: FastifyReply): void {
  const body: ProblemBody = {
    type: `urn:nocturne:problem:${problem.code}`,
    title: problemTitle(problem.code, problem.status),
    status: problem.status,
    detail: problem.message,
    instance: pathOf(request),
    code: problem.code,
    requestId: request.id,
    ...(problem.saying === undefined ? {} : { saying: problem.saying }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    ...(problem.errorCount === undefined ? {} : { errorCount: problem.errorCount }),
  }
  // Fastify would close at once, and what the client still sends would be answered by a reset that takes this answer from it. Left open, Node
  // reads the rest away until the request's time is over.
  if (problem.code === 'body_too_large') reply.header('connection', 'keep-alive')
  // A serializer of the route's own schema would drop fields.
  void reply
    .status(problem.status)
    .headers(problem.headers)
    .header('x-request-id', request.id)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body)
}

function fromFastify(error: FastifyError): HttpProblem {
  if (error.validation !== undefined)
    return new HttpProblem(400, 'invalid_request', error.message, { errors: validationErrors(error) })
  const known = FASTIFY_ERRORS[error.code]
  if (known !== undefined) return new HttpProblem(known[0], known[1], error.message)
  if (error instanceof SyntaxError) return new HttpProblem(400, 'malformed_body', error.message)
  const status = error.statusCode ?? 500
  if (status === 429) return new HttpProblem(429, 'too_many_requests', error.message)
  if (status >= 400 && status < 500) return new HttpProblem(status, 'invalid_request', error.message)
  return new HttpProblem(
    500,
    'internal_error',
    'The server could not answer; its log has the reason under this request id.',
  )
}

function validationErrors(error: FastifyError): ProblemError[] {
  const prefix =
    error.validationContext === undefined || error.validationContext === 'body' ? '' : error.validationContext
  return (error.validation ?? []).map((fault) => ({
    pointer: `${prefix}${fault.instancePath}`,
    detail: faultText(fault.message ?? 'is not valid', fault.params),
  }))
}

function faultText(message: string, params: Record<string, unknown>): string {
  const extra = params['additionalProperty']
  if (typeof extra === 'string') return `${message}: ${extra}`
  const allowed = params['allowedValues']
  return Array.isArray(allowed) ? `${message}: ${allowed.join(', ')}` : message
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url
}
