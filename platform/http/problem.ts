// Errors that a client sees: RFC 9457 problem details. Codes are the rows of problem-table.ts.

export interface ProblemError {
  /** JSON pointer (RFC 6901) into the body, or `query/<name>`, `params/<name>`; in an imported file its name, line and path. */
  readonly pointer: string
  readonly detail: string
}

/** The detail without its words, for those who say it in another language: a kind of a table of sentences, and its values. */
export interface ProblemSaying {
  readonly kind: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface ProblemExtra {
  readonly saying?: ProblemSaying
  readonly errors?: readonly ProblemError[]
  /** Of all, when `errors` lists only the first. */
  readonly errorCount?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by a route or a hook: becomes the answer as it is. */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly ProblemError[] | undefined
  readonly errorCount: number | undefined
  readonly saying: ProblemSaying | undefined
  readonly headers: Readonly<Record<string, string>>

  /**
   * @param code stable word for programs, a row of the problem table
   * @param detail for people: what was wrong with this request
   */
  constructor(status: number, code: string, detail: string, extra: ProblemExtra = {}) {
    super(detail)
    this.name = 'HttpProblem'
    this.status = status
    this.code = code
    this.errors = extra.errors
    this.errorCount = extra.errorCount
    this.saying = extra.saying
    this.headers = extra.headers ?? {}
  }
}

/** Body of a problem answer. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly code: string
  readonly requestId: string
  readonly saying?: ProblemSaying
  readonly errors?: readonly ProblemError[]
  readonly errorCount?: number
}
