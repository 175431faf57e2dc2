// Seeded randomness of the corpus: the same seed gives the same scenario, to the byte, on every machine.

/** FNV-1a of a text, 32 bit. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

export class Random {
  #state: number
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
    this.#state = hash32(seed)
  }

  /** A source of its own for one purpose, so that more draws in one place do not change another. */
  fork(purpose: string): Random {
    return new Random(`${this.#seed}/${purpose}`)
  }

  /** [0, 1): mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.next()
  }

  /** A whole number in [from, to]. */
  whole(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws when there is nothing to pick from: the scenario is wrong */
  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.next() * from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** A time to the next event of a process with that many events an hour, in ms. */
  untilNext(perHour: number): number {
    return (-Math.log(1 - this.next()) / perHour) * 3_600_000
  }
}
