// What a caller of the store can decide on.

/** Another process has the embedded database open. */
export class StoreLockedError extends Error {
  readonly code = 'store_locked'
  constructor(directory: string, pid: number, cause: unknown) {
    super(`process ${pid} has the ClickHouse data in ${directory} open: stop it, or use another data directory`, {
      cause,
    })
    this.name = 'StoreLockedError'
  }
}

/** The store cannot be reached, or was closed. The same call may succeed later. */
export class StoreUnavailableError extends Error {
  readonly code = 'store_unavailable'
  constructor(detail: string, cause?: unknown) {
    super(`ClickHouse is not available: ${detail}`, { cause })
    this.name = 'StoreUnavailableError'
  }
}

/** A search took longer than it may and was stopped: a narrower one may do. */
export class SlowQueryError extends Error {
  readonly code = 'query_too_slow'
  constructor(limitMs: number, cause: unknown) {
    super(`ClickHouse stopped the query after ${limitMs / 1000} s`, { cause })
    this.name = 'SlowQueryError'
  }
}

/** ClickHouse's TIMEOUT_EXCEEDED: it stopped the query itself. */
const TIMEOUT_EXCEEDED = '159'

/** Whether ClickHouse stopped a query because of max_execution_time. */
export function isStoppedQuery(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code) === TIMEOUT_EXCEEDED
}
