// The one way to the API: same origin, cookie session, CSRF header on writes, problem+json turned into ApiProblem.

import type { Saying } from '../contract.ts'
import type { Said } from '../i18n/said-text.ts'

/** Something in what was sent that cannot be used. */
export interface Fault {
  readonly pointer: string
  readonly detail: string
}

/** What the API refused and why (RFC 9457). Status 0: the server could not be reached. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  /** Single faults, each with its place. */
  readonly faults: readonly Fault[]

  constructor(
    status: number,
    code: string,
    detail: string,
    { faults = [], ...options }: ErrorOptions & { readonly faults?: readonly Fault[] } = {},
  ) {
    super(detail, options)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.faults = faults
  }
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Sent as it is, in place of a JSON body. */
  readonly file?: Blob
  /** Sent as If-Match: the write is refused when the entity has moved on. */
  readonly ifRevision?: number
  readonly signal?: AbortSignal
}

export type Request = <Body>(path: string, options?: RequestOptions) => Promise<Body>

export interface RequestDeps {
  readonly fetch: typeof fetch
  /** Token of the session for writes; null before login. */
  readonly csrfToken: () => string | null
  /** What is shown of a refusal: its words in the reader's language. */
  readonly say?: (said: Said) => string
  /** The session has ended (401). */
  readonly onUnauthorized: () => void
  /** What may be done is less than the page knows (403): the role was changed, or the session is a newer one. */
  readonly onForbidden?: () => void
}

async function problemOf(response: Response, say: (said: Said) => string): Promise<ApiProblem> {
  let code = `http_${response.status}`
  let detail = response.statusText
  let faults: readonly Fault[] = []
  let saying: Saying | undefined
  try {
    const body: unknown = await response.json()
    if (typeof body === 'object' && body !== null) {
      if ('code' in body && typeof body.code === 'string') code = body.code
      if ('detail' in body && typeof body.detail === 'string') detail = body.detail
      else if ('title' in body && typeof body.title === 'string') detail = body.title
      if ('saying' in body) saying = body.saying as Saying // the API's own
      // The API's own list of faults (RFC 9457 extension).
      if ('errors' in body && Array.isArray(body.errors)) faults = body.errors as Fault[]
    }
  } catch {
    // Not JSON, e.g. a proxy's error page: status and status text must do.
  }
  return new ApiProblem(response.status, code, say({ detail, code, saying }), { faults })
}

const asItCame = ({ detail }: Said): string => detail

/** @returns a function that throws ApiProblem for everything but 2xx */
export function createRequest({ fetch, csrfToken, say = asItCame, onUnauthorized, onForbidden }: RequestDeps): Request {
  return async function request<Body>(path: string, options: RequestOptions = {}): Promise<Body> {
    const { method = 'GET', body, file, ifRevision, signal } = options
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    // A browser that does not know the type of a file says nothing; the server looks into it then.
    if (file !== undefined) headers['content-type'] = file.type === '' ? 'application/octet-stream' : file.type
    if (ifRevision !== undefined) headers['if-match'] = `"${ifRevision}"`
    const token = csrfToken()
    if (method !== 'GET' && token !== null) headers['x-csrf-token'] = token
    let response: Response
    try {
      response = await fetch(path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(file === undefined ? {} : { body: file }),
        ...(signal === undefined ? {} : { signal }),
      })
    } catch (cause) {
      if (signal?.aborted) throw cause
      const detail = say({ code: 'unreachable', detail: 'the server cannot be reached' })
      throw new ApiProblem(0, 'unreachable', detail, { cause })
    }
    if (!response.ok) {
      if (response.status === 401) onUnauthorized()
      if (response.status === 403) onForbidden?.()
      throw await problemOf(response, say)
    }
    const text = await response.text()
    // The API's own answer to this path; the caller names its shape.
    return (text === '' ? undefined : JSON.parse(text)) as Body
  }
}
