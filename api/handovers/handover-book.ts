// Hand-overs in a key-value bucket of NATS: they survive a restart, need no ClickHouse, and a revision guards each write. Ids sort by time.
import type { KV } from '@nats-io/kv'
import { randomInt } from 'node:crypto'
import type { Bus } from '../../platform/nats/bus.ts'
import { isWrongRevision } from '../../platform/nats/kv-mirror.ts'
import type { Handover, HandoverFacts } from '../contract/handover.ts'
import { saidProblem } from '../said-problem.ts'

const BUCKET = 'nocturne-handovers'
/** As long as ended alerts are kept in ClickHouse. A value counts from its last write. */
const KEEP_MS = 400 * 24 * 3_600_000

/** As it is kept: the facts of a draft are those of the moment, and are not. */
export type HandoverRecord = Omit<Handover, 'revision' | 'facts'> & { readonly facts: HandoverFacts | null }
export type StoredHandover = HandoverRecord & { readonly revision: number }

/** Sorts by time to the millisecond, and is short enough to be read out over the telephone: HO-20261122-092530-417f. */
export function newHandoverId(now: number): string {
  const [year, month, day, hour, minute, second, ms] = new Date(now).toISOString().match(/\d+/g) ?? []
  return `HO-${year}${month}${day}-${hour}${minute}${second}-${ms}${randomInt(16).toString(16)}`
}

const HANDOVER_ID = /^HO-\d{8}-\d{6}-\d{3}[0-9a-f]$/

/** Every call throws HttpProblem 503 while NATS is away. */
export class HandoverBook {
  readonly #bus: Bus

  constructor(bus: Bus) {
    this.#bus = bus
  }

  async create(record: HandoverRecord): Promise<StoredHandover> {
    const revision = await this.#ask((kv) => kv.create(record.id, JSON.stringify(record)))
    return { ...record, revision }
  }

  async find(id: string): Promise<StoredHandover | null> {
    return HANDOVER_ID.test(id) ? this.#ask((kv) => read(kv, id)) : null
  }

  /** @returns null when somebody changed or deleted it since `revision` */
  async replace(record: HandoverRecord, revision: number): Promise<StoredHandover | null> {
    return this.#ask(async (kv) => {
      const written = await unlessRaced(kv.update(record.id, JSON.stringify(record), revision))
      return written === null ? null : { ...record, revision: written }
    })
  }

  /** @returns false when somebody changed it since `revision` */
  async remove(id: string, revision: number): Promise<boolean> {
    return this.#ask(async (kv) => (await unlessRaced(kv.delete(id, { previousSeq: revision }).then(() => 0))) !== null)
  }

  /** Newest first. @param before id of the last one of the page before */
  async newest(before: string | null, limit: number): Promise<StoredHandover[]> {
    return this.#ask(async (kv) => {
      const ids: string[] = []
      for await (const id of await kv.keys()) if (before === null || id < before) ids.push(id)
      ids.sort((a, b) => (a < b ? 1 : -1))
      const found = await Promise.all(ids.slice(0, limit).map((id) => read(kv, id)))
      // One may have been deleted meanwhile.
      return found.filter((one) => one !== null)
    })
  }

  async #ask<T>(work: (kv: KV) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#bus.kv(BUCKET, { history: 1, ttl: KEEP_MS }))
    } catch (error) {
      if (this.#bus.connected()) throw error
      throw saidProblem(503, 'unavailable', 'nats_away', {}, { headers: { 'retry-after': '5' } })
    }
  }
}

async function read(kv: KV, id: string): Promise<StoredHandover | null> {
  const entry = await kv.get(id)
  if (entry === null || entry.operation !== 'PUT') return null
  // The bucket is written by this file alone.
  return { ...entry.json<HandoverRecord>(), revision: entry.revision }
}

async function unlessRaced(write: Promise<number>): Promise<number | null> {
  try {
    return await write
  } catch (error) {
    if (isWrongRevision(error)) return null
    throw error
  }
}
