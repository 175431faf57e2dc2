// The v3 engines that have proved to know a key: bounded, so that forged engineIDs cost neither memory nor key localisation, and
// with our notion of each engine's boots and time (RFC 3414 section 2.3 and 3.2-7b).
import { KeyedBuckets, TokenBucket } from '../token-bucket.ts'

export type Timeliness = 'in_window' | 'out_of_window'

export interface EngineTableLimits {
  /** Engines remembered; the one silent for longest goes first. */
  readonly engines: number
  /** Unknown engineIDs tried a second, one source and all sources: each costs a 1 MB hash (RFC 3414 A.2), about 2 ms. */
  readonly perSource: number
  readonly perSourceBurst: number
  readonly total: number
  readonly totalBurst: number
}

export const ENGINE_LIMITS: EngineTableLimits = {
  engines: 10_000,
  perSource: 5,
  perSourceBurst: 20,
  total: 50,
  totalBurst: 200,
}

/** RFC 3414 section 2.2.3. */
const WINDOW_SECONDS = 150
const MAX_BOOTS = 2 ** 31 - 1
const SOURCES_TRACKED = 4096

interface EngineClock {
  boots: number
  /** snmpEngineTime last taken over, and when (steady clock). */
  time: number
  takenAt: number
}

/** All times are milliseconds of a steady clock. */
export class EngineTable {
  readonly #limits: EngineTableLimits
  readonly #perSource: KeyedBuckets
  readonly #total: TokenBucket
  readonly #clocks = new Map<string, EngineClock>()

  constructor(limits: EngineTableLimits = ENGINE_LIMITS) {
    this.#limits = limits
    this.#perSource = new KeyedBuckets(limits.perSource, limits.perSourceBurst, SOURCES_TRACKED)
    this.#total = new TokenBucket(limits.total, limits.totalBurst)
  }

  get size(): number {
    return this.#clocks.size
  }

  knows(engine: string): boolean {
    return this.#clocks.has(engine)
  }

  /** Whether the key of this engine may be localised now: always for engines known, within the rates for others. */
  admits(engine: string, source: string, now: number): boolean {
    if (this.#clocks.has(engine)) return true
    return this.#perSource.take(source, now) && this.#total.take(now)
  }

  /**
   * Takes over boots and time of an authentic message and judges it (RFC 3414 section 3.2-7b).
   * The first message of an engine sets the clock: nothing is known to hold against it.
   */
  judge(engine: string, boots: number, time: number, now: number): Timeliness {
    const clock = this.#clocks.get(engine)
    if (clock === undefined) {
      this.#remember(engine, { boots, time, takenAt: now })
      return boots === MAX_BOOTS ? 'out_of_window' : 'in_window'
    }
    this.#remember(engine, clock)
    if (boots > clock.boots || (boots === clock.boots && time > clock.time)) {
      clock.boots = boots
      clock.time = time
      clock.takenAt = now
    }
    if (clock.boots === MAX_BOOTS || boots < clock.boots) return 'out_of_window'
    return time < clock.time + (now - clock.takenAt) / 1000 - WINDOW_SECONDS ? 'out_of_window' : 'in_window'
  }

  #remember(engine: string, clock: EngineClock): void {
    this.#clocks.delete(engine)
    this.#clocks.set(engine, clock)
    if (this.#clocks.size <= this.#limits.engines) return
    const oldest = this.#clocks.keys().next()
    if (oldest.done !== true) this.#clocks.delete(oldest.value)
  }
}

/** Timeliness of a message to ourselves, the authoritative engine of an inform (RFC 3414 section 3.2-7a). */
export function judgeOwn(
  own: { readonly boots: number; readonly time: number },
  boots: number,
  time: number,
): Timeliness {
  if (own.boots === MAX_BOOTS || boots !== own.boots) return 'out_of_window'
  return Math.abs(time - own.time) > WINDOW_SECONDS ? 'out_of_window' : 'in_window'
}
