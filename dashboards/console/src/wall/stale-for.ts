// How long a wall has been showing what may not be true any more.

/** Silence after which nothing on the wall can be trusted: the server sends a heartbeat every 15 s, so two were missed. */
const WALL_STALE_MS = 30_000

export interface WallFreshness {
  /** When the stream was last heard, epoch ms. */
  readonly heardAt: number
  /** When the lists were last loaded. */
  readonly loadedAt: number
  /** How far the server itself is behind. */
  readonly lagMs: number
}

/** @returns ms since the wall was true; null while it is fresh */
export function staleFor({ heardAt, loadedAt, lagMs }: WallFreshness, now: number): number | null {
  const age = Math.max(now - Math.min(heardAt, loadedAt), lagMs)
  return age >= WALL_STALE_MS ? age : null
}
