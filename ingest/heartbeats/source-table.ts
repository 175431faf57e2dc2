// The shared table of senders: a NATS key-value bucket in a few shards, so that thousands of senders cost a few writes. Every thread and process
// adds what it heard by compare-and-set; all read the same.
import { setTimeout as delay } from 'node:timers/promises'
import type { Component } from '../../platform/life-cycle/component.ts'
import { stableHash32 } from '../../platform/hash/stable-hash.ts'
import type { KvMirror } from '../../platform/nats/kv-mirror.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import { withSighting, type Sighting, type SourceRecord } from './source-record.ts'

export interface SourceTable extends Component {
  records(): ReadonlyMap<string, SourceRecord>
  /** @returns what could not be stored: give it back to the book */
  add(sightings: ReadonlyMap<string, Sighting>): Promise<ReadonlyMap<string, Sighting>>
  /** Changes or, by null, removes records. @returns false when somebody else was always faster, or NATS is away */
  change(id: string, change: (known: SourceRecord | undefined) => SourceRecord | null): Promise<boolean>
}

type Shard = Readonly<Record<string, SourceRecord>>

/** A shard of 16,384 / 64 senders is some 100 KB, well below what a message may be. */
const SHARDS = 64
const TRIES = 5
const RETRY_MS = 100

export function createSourceTable(mirror: KvMirror, policy: HeartbeatPolicy): SourceTable {
  const keyOf = (id: string) => `shard-${stableHash32(id) % SHARDS}`
  // Written by this file alone.
  const shardAt = (key: string) => (mirror.get(key)?.value ?? {}) as Shard

  async function write(key: string, change: (shard: Map<string, SourceRecord>) => void): Promise<boolean> {
    for (let tried = 0; tried < TRIES; tried++) {
      if (tried > 0) await delay(RETRY_MS) // the watch tells what another has written
      const entry = mirror.get(key)
      const records = new Map(Object.entries(shardAt(key)))
      change(records)
      const value = Object.fromEntries(bounded(records))
      try {
        const done = entry === undefined ? mirror.create(key, value) : mirror.update(key, value, entry.revision)
        if (await done) return true
      } catch {
        return false // NATS is away; the next flush tries again
      }
    }
    return false
  }

  /** The ones that were silent longest go first. */
  function bounded(records: ReadonlyMap<string, SourceRecord>): ReadonlyMap<string, SourceRecord> {
    const limit = policy.maxSenders / SHARDS
    if (records.size <= limit) return records
    return new Map([...records].sort(([, a], [, b]) => b.lastAt - a.lastAt).slice(0, limit))
  }

  return {
    name: 'table of senders',
    start: () => mirror.start(),
    stop: () => mirror.stop(),
    records: () => new Map(mirror.entries('shard-').flatMap(([key]) => Object.entries(shardAt(key)))),
    async add(sightings) {
      const byShard = new Map<string, Map<string, Sighting>>()
      for (const [id, sighting] of sightings) {
        const key = keyOf(id)
        const shard = byShard.get(key) ?? new Map<string, Sighting>()
        byShard.set(key, shard.set(id, sighting))
      }
      const left = new Map<string, Sighting>()
      for (const [key, shard] of byShard) {
        const stored = await write(key, (records) => {
          for (const [id, sighting] of shard) records.set(id, withSighting(records.get(id), sighting, policy))
        })
        if (!stored) for (const [id, sighting] of shard) left.set(id, sighting)
      }
      return left
    },
    change: (id, change) =>
      write(keyOf(id), (records) => {
        const changed = change(records.get(id))
        if (changed === null) records.delete(id)
        else records.set(id, changed)
      }),
  }
}
