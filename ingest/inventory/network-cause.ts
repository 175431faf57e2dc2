// Why a fetch failed. Its own message says only "fetch failed"; its cause says why, at times several of them.

export function networkCause(error: unknown): string {
  const inner: unknown = error instanceof Error ? (error.cause ?? error) : error
  if (inner instanceof AggregateError) return networkCause(inner.errors[0])
  return inner instanceof Error ? inner.message : String(inner)
}
