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
