// The inventory in the hands of its owner: every change is stored before it counts, then told on CHANGES, one after the other.
import type { InventoryRequest } from '../../../ingest/contract/inventory-request.ts'
import type { InventoryReport } from '../../../ingest/contract/inventory.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { RevisionCause } from '../../contract/inventory-revision.ts'
import { answerRequest } from '../../inventory/answer-request.ts'
import { advance, hold, NOTHING_HELD, type Held } from '../../inventory/apply-report.ts'
import { differenceOf, type FullDifference } from '../../inventory/difference.ts'
import { sourceName, type InventoryState } from '../../inventory/inventory-state.ts'
import { revisionOf, type Revision } from '../../inventory/revision-of.ts'
import { forgetMissing } from '../../inventory/take-report.ts'
import { createTurn } from '../turn.ts'
import { FILE_INSTANCE } from './file-source.ts'
import { countAnswer, type InventoryMetrics } from './inventory-metrics.ts'
import type { Generation, InventoryStore } from './inventory-store.ts'

export interface HeldInventory {
  current(): Held
  /** Takes in a report of this process's own. @throws the client's error when it could not be stored */
  report(report: InventoryReport): Promise<void>
  /** No CMDB file is configured: what it said before counts no longer. */
  withoutFile(): Promise<void>
  /** @returns the answer of ingest/contract/inventory-request.ts */
  answer(request: unknown): Promise<unknown>
  /** Lets go of what is missing for too long. */
  upkeep(now: number): Promise<void>
  /** Resolves when nothing is under way. */
  close(): Promise<void>
}

export interface HeldInventoryDeps {
  readonly store: InventoryStore
  /** Whether this process still owns it. */
  readonly mayWrite: () => boolean
  /** Puts a revision on CHANGES. */
  readonly publish: (revision: Revision) => Promise<void>
  readonly metrics: InventoryMetrics
  readonly log: Log
}

/** Loads what is stored, and tells of a revision that the last owner could not tell of. @throws the client's error when the bucket cannot be read */
export async function openInventory({
  store,
  mayWrite,
  publish,
  metrics,
  log,
}: HeldInventoryDeps): Promise<HeldInventory> {
  const turn = createTurn()
  let held = await newest()
  await tellOfUntold()

  async function newest(): Promise<Held> {
    const manifest = await store.manifest()
    if (manifest === null) return NOTHING_HELD
    for (const generation of [manifest.current, manifest.previous]) {
      const found = await holdStored(generation)
      if (found !== null) return { ...found, state: { ...found.state, revision: manifest.current.revision } }
    }
    throw new Error('no stored inventory can be read: remove the bucket nocturne-inventory to start anew')
  }

  async function holdStored(generation: Generation | null): Promise<Held | null> {
    if (generation === null) return null
    const state = await store.state(generation)
    if (state !== null) return hold(state)
    log.error({ generation: generation.number }, 'a stored inventory is damaged')
    return null
  }

  async function tellOfUntold(): Promise<void> {
    const manifest = store.known()
    if (manifest === null || manifest.published >= manifest.current.revision) return
    const before = (manifest.previous === null ? null : await holdStored(manifest.previous)) ?? NOTHING_HELD
    const { cause } = manifest.current
    await tell(differenceOf(before.inventory, held.inventory, cause), cause)
  }

  /** What the newest revision changed. A repeat is dropped by its message ids, or replaces the same rows. */
  async function tell(difference: FullDifference, cause: RevisionCause): Promise<void> {
    const manifest = store.known()
    if (manifest === null) return
    await publish(revisionOf(difference, held, cause, { at: manifest.current.at, epoch: manifest.epoch }))
    await store.markPublished()
  }

  async function commit(next: Held, difference: FullDifference, cause: RevisionCause): Promise<void> {
    if (!mayWrite()) throw new Error('the inventory is no longer owned by this process')
    const before = held
    await store.save(next, Date.now(), cause)
    held = next
    if (next.version !== before.version) await tell(difference, cause)
  }

  async function handle(request: InventoryRequest): Promise<unknown> {
    const stop = metrics.requests.startTimer({ kind: request.kind })
    const { answer, next } = answerRequest(held, request, Date.now())
    if (next !== null) await commit(next.held, next.difference, next.cause)
    stop()
    countAnswer(metrics, request, answer)
    if (next !== null) log.info({ ...next.cause, revision: held.state.revision }, 'inventory written')
    return answer
  }

  async function change(state: InventoryState, cause: Omit<RevisionCause, 'actor' | 'reportId'>): Promise<void> {
    if (state === held.state) return
    const next = advance(held, state)
    const difference = differenceOf(held.inventory, next.inventory, cause)
    await commit(next, difference, { ...cause, actor: 'system', reportId: null })
  }

  return {
    current: () => held,
    async report(report) {
      await turn.take(() => handle({ kind: 'report', mode: 'apply', report }))
    },
    withoutFile: () =>
      turn.take(() => {
        const file = { source: 'file', instance: FILE_INSTANCE } as const
        if (!held.state.sources.has(sourceName(file))) return
        const sources = new Map(held.state.sources)
        sources.delete(sourceName(file))
        log.warn('no CMDB file is configured any more: what it said is taken out of the inventory')
        return change({ ...held.state, sources }, { reason: 'removal', ...file })
      }),
    answer: (request) => turn.take(() => handle(request as InventoryRequest)), // the clients speak the contract
    upkeep: (now) =>
      turn.take(() => {
        const { state, forgotten } = forgetMissing(held.state, now)
        return forgotten === null ? undefined : change(state, { reason: 'retention', ...forgotten })
      }),
    close: () => turn.take(() => undefined),
  }
}
