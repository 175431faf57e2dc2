// How fresh the picture is, in one word: what the top bar says and what turns it red.

/** Silence after which the picture counts as stale. The server sends a heartbeat every 15 s, so this is two of them missed. */
export const STALE_AFTER_MS = 32_000
/** A connection that is known to be lost says so long before: only the hiccup of a network that changes is left out. */
export const LOST_AFTER_MS = 5_000

export interface StreamFacts {
  readonly connected: boolean
  /** When anything was last heard from the stream, epoch ms; null before the first word. */
  readonly heardAt: number | null
  readonly paused: boolean
  /** New incidents that wait while paused. */
  readonly waitingNew: number
}

export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly agoMs: number }
  | { readonly kind: 'paused'; readonly waitingNew: number }
  | { readonly kind: 'stale'; readonly agoMs: number }

/** Stale beats paused: a person who paused must still learn that nothing arrives any more. */
export function liveState(facts: StreamFacts, now: number): LiveState {
  if (facts.heardAt === null) return { kind: 'connecting' }
  const agoMs = Math.max(0, now - facts.heardAt)
  if (agoMs >= (facts.connected ? STALE_AFTER_MS : LOST_AFTER_MS)) return { kind: 'stale', agoMs }
  if (facts.paused) return { kind: 'paused', waitingNew: facts.waitingNew }
  return { kind: 'live', agoMs }
}
