// The right to work on one partition, or on the inventory: a record in NATS KV, moved by compare-and-set. Never trusts another machine's clock: a foreign lease has
// run out when its revision stood still for leaseMs on our own monotonic clock, and our own is over a margin before that.
import type { KV } from '@nats-io/kv'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../../platform/log/log.ts'

export const LEASE_BUCKET = 'nocturne-leases'

export function leaseKey(partition: number): string {
  return `partition.${partition}`
}

export interface LeaseRecord {
  /** Stable per data directory. */
  readonly owner: string
  /** Random per process: two processes on one data directory must not share a lease. */
  readonly instance: string
  /** Grows by one with each change of hands. Consumers of CHANGES may refuse a lower one than they have seen. */
  readonly fence: number
  /** When it was renewed by the owner's wall clock, epoch ms: for people, no decision reads it. */
  readonly at: number
  /** Given back by an orderly stop: anybody may take it at once. */
  readonly released: boolean
}

export interface Lease {
  readonly fence: number
  /** Whether publishing is still allowed. Ask right before each publish. */
  held(): boolean
  /** Aborted when the lease is lost; the reason says how. */
  readonly lost: AbortSignal
  /** Gives it back. Safe to call twice and after a loss. */
  release(): Promise<void>
  /** Stops renewing without a word, as a crash would. */
  abandon(): void
}

export interface LeaseDeps {
  /** Opens the bucket, making it where it is missing: the broker's storage may have been wiped. */
  readonly openBucket: () => Promise<KV>
  readonly owner: string
  readonly leaseMs: number
  readonly retryMs: number
  readonly log: Log
}

/** Part of the lease time that the owner does not use, for messages under way and scheduling delays. */
const MARGIN = 0.2
const RENEWALS_PER_LEASE = 4

export interface PartitionLease {
  /** Waits until this process owns the partition. @throws the abort reason when aborted */
  acquire(signal: AbortSignal): Promise<Lease>
}

/** The lease of one partition. Keep it for the process' life: after a loss it no longer takes over at once. */
export function createPartitionLease(partition: number, deps: LeaseDeps): PartitionLease {
  return createLease(leaseKey(partition), deps)
}

/** The lease of what a key names. As createPartitionLease. */
export function createLease(key: string, deps: LeaseDeps): PartitionLease {
  const instance = randomUUID()
  const monotonic = () => performance.now()
  let ownedBefore = false

  function encode(fence: number, released: boolean): string {
    const record: LeaseRecord = { owner: deps.owner, instance, fence, at: Date.now(), released }
    return JSON.stringify(record)
  }

  /** Compare-and-set; revision 0 means that there must be none. */
  function put(kv: KV, value: string, revision: number): Promise<number> {
    return revision === 0 ? kv.create(key, value) : kv.update(key, value, revision, deps.leaseMs / RENEWALS_PER_LEASE)
  }

  async function read(kv: KV): Promise<{ record: LeaseRecord | null; revision: number }> {
    const entry = await kv.get(key)
    if (entry === null) return { record: null, revision: 0 }
    return { record: parseRecord(entry.string()), revision: entry.revision }
  }

  async function acquire(signal: AbortSignal): Promise<Lease> {
    let seen = { revision: -1, since: 0 }
    for (;;) {
      signal.throwIfAborted()
      try {
        const kv = await deps.openBucket()
        const { record, revision } = await read(kv)
        if (seen.revision !== revision) seen = { revision, since: monotonic() }
        if (mayTake(record) || monotonic() - seen.since >= deps.leaseMs) {
          const startedAt = monotonic()
          const fence = (record?.fence ?? 0) + 1
          const taken = await put(kv, encode(fence, false), revision)
          ownedBefore = true
          return hold(kv, fence, taken, startedAt)
        }
      } catch (error) {
        // A lost race, or the broker is away: both end in another look.
        deps.log.debug({ err: error, key }, 'lease not taken')
      }
      await delay(Math.min(deps.retryMs, deps.leaseMs / RENEWALS_PER_LEASE), undefined, { signal })
    }
  }

  function mayTake(record: LeaseRecord | null): boolean {
    if (record === null || record.released) return true
    // Our own, from before a crash. Once owned and lost to a process with the same data directory, it is as foreign as any.
    return record.owner === deps.owner && !ownedBefore
  }

  function hold(bucket: KV, fence: number, firstRevision: number, takenAt: number): Lease {
    const usableMs = deps.leaseMs * (1 - MARGIN)
    const loss = new AbortController()
    let kv = bucket
    let revision = firstRevision
    let validUntil = takenAt + usableMs
    let released = false
    let renewing: Promise<void> = Promise.resolve()
    let timer = setTimeout(renew, deps.leaseMs / RENEWALS_PER_LEASE)

    function lose(why: string): void {
      if (loss.signal.aborted) return
      clearTimeout(timer)
      loss.abort(new Error(`lease ${key} lost: ${why}`))
    }

    function renew(): void {
      renewing = renewOrLose()
    }

    async function renewOnce(): Promise<void> {
      const startedAt = monotonic()
      revision = await put(kv, encode(fence, false), revision)
      validUntil = startedAt + usableMs
    }

    /** After a failed update: either it was stored although the answer got lost, or the bucket was wiped, or somebody else has it. */
    async function reconcile(): Promise<void> {
      kv = await deps.openBucket()
      const found = await read(kv)
      if (found.record !== null && found.record.instance !== instance) {
        lose(`taken by ${found.record.owner} with fence ${found.record.fence}`)
        return
      }
      revision = found.revision
    }

    async function renewOrLose(): Promise<void> {
      let pause = deps.leaseMs / RENEWALS_PER_LEASE
      try {
        await renewOnce()
      } catch (error) {
        deps.log.debug({ err: error, key }, 'lease not renewed')
        pause = Math.min(deps.retryMs, pause)
        await reconcile().catch(() => undefined) // the broker is away: only time decides then
      }
      if (loss.signal.aborted || released) return
      if (monotonic() >= validUntil) {
        lose('not renewed in time')
        return
      }
      timer = setTimeout(renew, pause)
    }

    return {
      fence,
      lost: loss.signal,
      held: () => {
        if (!loss.signal.aborted && monotonic() >= validUntil) lose('not renewed in time')
        return !loss.signal.aborted && !released
      },
      abandon: () => {
        released = true
        clearTimeout(timer)
      },
      release: async () => {
        if (released || loss.signal.aborted) return
        released = true
        clearTimeout(timer)
        await renewing
        await put(kv, encode(fence, true), revision).catch((error: unknown) => {
          deps.log.debug({ err: error, key }, 'lease not given back; it runs out by itself')
        })
      },
    }
  }

  return { acquire }
}

function parseRecord(text: string): LeaseRecord | null {
  try {
    // The bucket is written by this file alone; a record that is no JSON counts as none.
    return JSON.parse(text) as LeaseRecord
  } catch {
    return null
  }
}
