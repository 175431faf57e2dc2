// Silences in memory: pending, active, and expired ones for as long as Alertmanager shows them.
import type { Silence } from '../../correlate/contract/silence.ts'

export type SilenceState = 'pending' | 'active' | 'expired'

/** Expired silences are shown for five days (Alertmanager's default retention). */
export const SILENCE_RETENTION_MS = 5 * 24 * 60 * 60_000

export function silenceState(silence: Pick<Silence, 'startsAt' | 'endsAt'>, now: number): SilenceState {
  if (silence.endsAt <= now) return 'expired'
  return silence.startsAt > now ? 'pending' : 'active'
}

export class SilenceTable {
  readonly #byId = new Map<string, Silence>()

  get(id: string): Silence | undefined {
    return this.#byId.get(id)
  }

  values(): IterableIterator<Silence> {
    return this.#byId.values()
  }

  /** Copies of one silence come from every partition. @returns false when this revision, or a newer one, is known */
  apply(silence: Silence): boolean {
    const known = this.#byId.get(silence.id)
    if (known !== undefined && known.revision >= silence.revision) return false
    this.#byId.set(silence.id, silence)
    return true
  }

  forgetExpired(before: number): void {
    for (const [id, silence] of this.#byId) if (silence.endsAt < before) this.#byId.delete(id)
  }
}
