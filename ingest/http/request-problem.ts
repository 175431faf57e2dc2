// A whole request refused: the problem answer, and the reason word under which it is counted.
import { HttpProblem, type ProblemExtra } from '../../platform/http/problem.ts'
import type { BodyRefusalReason, Refusal, RequestRefusalReason } from '../normalise/refusal.ts'

/** Alertmanager does not send a 4xx again: right for input that will not get better. */
const ANSWERS: Readonly<Record<BodyRefusalReason, readonly [status: number, code: string]>> = {
  malformed_json: [400, 'malformed_body'],
  empty_body: [400, 'malformed_body'],
  not_an_array: [400, 'invalid_request'],
  not_a_webhook: [400, 'invalid_request'],
  unknown_mapping: [404, 'not_found'],
  too_many_alerts: [413, 'body_too_large'],
}

export class RequestProblem extends HttpProblem {
  readonly reason: BodyRefusalReason

  constructor({ reason, detail }: Refusal<BodyRefusalReason>) {
    const [status, code] = ANSWERS[reason]
    super(status, code, detail)
    this.reason = reason
  }
}

/** Every alert of a request was refused; they are counted one by one, the request is not. */
export class AlertsRefusedProblem extends HttpProblem {
  constructor(detail: string, extra: ProblemExtra) {
    super(400, 'alerts_refused', detail, extra)
  }
}

const BY_STATUS: Readonly<Record<number, RequestRefusalReason>> = {
  401: 'unauthorized',
  403: 'forbidden',
  413: 'too_large',
  415: 'unsupported_media_type',
}

/**
 * The reason word of an error that a request ended with, whoever threw it.
 * @returns undefined when it is no refusal (a 5xx), or is counted elsewhere
 */
export function refusalReason(error: {
  code?: string
  status?: number
  statusCode?: number
}): RequestRefusalReason | undefined {
  if (error instanceof RequestProblem) return error.reason
  if (error instanceof AlertsRefusedProblem) return undefined
  const status = error.status ?? error.statusCode ?? 500
  if (status >= 500) return undefined
  return BY_STATUS[status] ?? (error.code === 'malformed_body' ? 'malformed_json' : 'bad_request')
}
