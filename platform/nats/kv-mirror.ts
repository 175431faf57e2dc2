// A key-value bucket held in memory: reads are synchronous and go on while NATS is away, writes go to the bucket with compare-and-set.
// Several processes that mirror one bucket agree as soon as the watch has told them.
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream'
import type { KV, KvWatchEntry } from '@nats-io/kv'
import type { QueuedIterator } from '@nats-io/transport-node'
import { setTimeout as delay } from 'node:timers/promises'
import type { Component } from '../life-cycle/component.ts'
import type { Log } from '../log/log.ts'
import type { Bus } from './bus.ts'

export interface MirrorEntry {
  readonly value: unknown
  readonly revision: number
}

export interface KvMirror extends Component {
  get(key: string): MirrorEntry | undefined
  entries(prefix: string): readonly (readonly [key: string, entry: MirrorEntry])[]
  /** @returns false when the key is there already */
  create(key: string, value: unknown): Promise<boolean>
  /** @returns false when somebody changed or deleted it since `revision` */
  update(key: string, value: unknown, revision: number): Promise<boolean>
  delete(key: string): Promise<void>
}

const REWATCH_WAIT_MS = 500

export function createKvMirror(bus: Bus, bucket: string, log: Log): KvMirror {
  let cache = new Map<string, MirrorEntry>()
  let kv: KV | undefined
  let watch: QueuedIterator<KvWatchEntry> | undefined
  let following: Promise<void> | undefined
  let stopped = false

  /** The watch may tell an older revision than our own write just left here. */
  function apply(into: Map<string, MirrorEntry>, key: string, entry: MirrorEntry | null, revision: number): void {
    const known = into.get(key)
    if (known !== undefined && known.revision > revision) return
    if (entry === null) into.delete(key)
    else into.set(key, entry)
  }

  /** Reads the whole bucket, then its changes, until the watch ends. */
  async function follow(bucketKv: KV, synced: () => void): Promise<void> {
    const fresh = new Map<string, MirrorEntry>()
    let initial = (await bucketKv.status()).values > 0
    const swap = () => {
      initial = false
      cache = fresh
      synced()
    }
    watch = await bucketKv.watch()
    if (stopped) watch.stop()
    if (!initial) swap()
    for await (const entry of watch) {
      const value = entry.operation === 'PUT' ? { value: entry.json<unknown>(), revision: entry.revision } : null
      apply(fresh, entry.key, value, entry.revision)
      if (initial && entry.delta === 0) swap()
    }
  }

  async function followUntilStopped(bucketKv: KV, synced: () => void): Promise<void> {
    const isStopped = () => stopped // asked after each wait
    while (!isStopped()) {
      await follow(bucketKv, synced).catch((err: unknown) => {
        if (!isStopped()) log.warn({ err, bucket }, 'the watch of a bucket failed')
      })
      if (!isStopped()) await delay(REWATCH_WAIT_MS)
    }
  }

  function opened(): KV {
    if (kv === undefined) throw new Error(`bucket ${bucket} is used before start`)
    return kv
  }

  async function compareAndSet(key: string, value: unknown, write: (kv: KV) => Promise<number>): Promise<boolean> {
    try {
      const revision = await write(opened())
      apply(cache, key, { value, revision }, revision)
      return true
    } catch (error) {
      if (isWrongRevision(error)) return false
      throw error
    }
  }

  return {
    name: `bucket ${bucket}`,
    async start() {
      if (following !== undefined) return
      const bucketKv = await bus.kv(bucket, { history: 1 })
      kv = bucketKv
      await new Promise<void>((resolve) => {
        following = followUntilStopped(bucketKv, resolve)
      })
    },
    async stop() {
      stopped = true
      watch?.stop()
      await following
    },
    get: (key) => cache.get(key),
    entries: (prefix) => [...cache].filter(([key]) => key.startsWith(prefix)),
    create: (key, value) => compareAndSet(key, value, (bucketKv) => bucketKv.create(key, JSON.stringify(value))),
    update: (key, value, revision) =>
      compareAndSet(key, value, (bucketKv) => bucketKv.update(key, JSON.stringify(value), revision)),
    async delete(key) {
      await opened().delete(key)
      cache.delete(key)
    },
  }
}

/** Whether a compare-and-set was refused because somebody else wrote first. */
export function isWrongRevision(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    (error.code === JetStreamApiCodes.StreamWrongLastSequence ||
      error.code === JetStreamApiCodes.StreamWrongLastSequenceUnknown)
  )
}
