// How far a stream has been written, kept in NATS KV beside the streams. The range is claimed BEFORE its rows are inserted, so that a writer that
// dies in between, or its successor, re-forms exactly that range, and ClickHouse drops what it has by the same token. See docs/decisions/0060.
import { JetStreamApiError } from '@nats-io/jetstream'
import type { KV } from '@nats-io/kv'
import { randomUUID } from 'node:crypto'

export const WRITER_BUCKET = 'nocturne-writer'
/** JetStream's "wrong last sequence": somebody else wrote the key. */
const WRONG_LAST_SEQUENCE = 10071

/** The range of stream sequences that was claimed last. Everything before `first` is stored. */
export interface Claim {
  /** When the stream was created: sequences of a stream that was made anew mean something else. */
  readonly streamCreated: string
  readonly first: number
  readonly last: number
  /** Which writer claimed it. */
  readonly owner: string
}

export type ClaimResult = 'claimed' | 'superseded'

export class Position {
  readonly #kv: KV
  readonly #key: string
  readonly #owner = randomUUID()
  #revision = 0

  /** @param key `events` or `changes` */
  constructor(kv: KV, key: string) {
    this.#kv = kv
    this.#key = key
  }

  /** Reads the last claim; what follows is decided against this reading. Null when nothing was ever claimed. */
  async load(): Promise<Claim | null> {
    const entry = await this.#kv.get(this.#key)
    this.#revision = entry?.revision ?? 0
    return entry === null || entry.operation !== 'PUT' ? null : entry.json<Claim>()
  }

  /**
   * Claims a range, provided that nobody did since the last load or claim.
   * @returns `superseded` when another writer is at work: stop and load again later
   * @throws when NATS does not answer; safe to call again
   */
  async claim(range: Omit<Claim, 'owner'>): Promise<ClaimResult> {
    const claim: Claim = { ...range, owner: this.#owner }
    try {
      const value = JSON.stringify(claim)
      this.#revision =
        this.#revision === 0
          ? await this.#kv.create(this.#key, value)
          : await this.#kv.update(this.#key, value, this.#revision)
      return 'claimed'
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== WRONG_LAST_SEQUENCE) throw error
    }
    // An earlier try of this very claim may have been stored without its answer reaching us.
    const revision = this.#revision
    const stored = await this.load()
    if (stored !== null && stored.owner === this.#owner && stored.first === range.first && stored.last === range.last) {
      return 'claimed'
    }
    this.#revision = revision
    return 'superseded'
  }
}

/** First sequence of CHANGES or MONITORING that may not be in ClickHouse yet. Null when the writer never ran or the stream is another one. */
export async function firstUnwritten(kv: KV, key: string, streamCreated: string): Promise<number | null> {
  const claim = await new Position(kv, key).load()
  return claim === null || claim.streamCreated !== streamCreated ? null : claim.first
}
