// The inventory in the hands of its owner: every change is stored before it counts, then told on CHANGES, one after the other.
import type { InventoryReport } from '../../../ingest/contract/inventory.ts'
import type { ReportMode, ReportRequest } from '../../../ingest/contract/inventory-request.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { Bus } from '../../../platform/nats/bus.ts'
import { advance, applyReport, hold, NOTHING_HELD, type Held } from '../../inventory/apply-report.ts'
import { sourceName, type InventoryState } from '../../inventory/inventory-state.ts'
import { forgetMissing } from '../../inventory/take-report.ts'
import type { Lease } from '../lease/partition-lease.ts'
import { createTurn } from '../turn.ts'
import { FILE_INSTANCE } from './file-source.ts'
import { INVENTORY_CHANGED } from './inventory-subjects.ts'
import type { InventoryMetrics } from './inventory-metrics.ts'
import type { InventoryStore } from './inventory-store.ts'
import type { RevisionCause } from './revision-cause.ts'

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
  readonly bus: Bus
  readonly store: InventoryStore
  readonly lease: Lease
  readonly metrics: InventoryMetrics
  readonly log: Log
}

/** Loads what is stored. @throws the client's error when the bucket cannot be read */
export async function openInventory({ bus, store, lease, metrics, log }: HeldInventoryDeps): Promise<HeldInventory> {
  const turn = createTurn()
  let held = await stored(store, log)

  async function commit(next: Held, cause: RevisionCause): Promise<void> {
    if (!lease.held()) throw new Error('the inventory is no longer owned by this process')
    await store.save(next, Date.now(), cause)
    const isNew = next.version !== held.version
    held = next
    if (isNew) bus.nc.publish(INVENTORY_CHANGED)
  }

  async function takeReport(report: InventoryReport, mode: ReportMode) {
    const stop = metrics.reconcile.startTimer()
    const { answer, held: next } = applyReport(held, report, mode)
    const { source, instance, actor, id } = report
    if (next !== null) await commit(next, { reason: 'report', source, instance, actor, reportId: id })
    stop()
    const outcome = answer.kind === 'refused' ? 'refused' : answer.result.outcome
    metrics.reports.inc({ source, outcome })
    log.info({ source, instance, actor, mode, outcome, revision: held.state.revision }, 'report of inventory')
    return answer
  }

  async function change(state: InventoryState, cause: RevisionCause): Promise<void> {
    if (state === held.state) return
    await commit(advance(held, state, cause).after, cause)
  }

  return {
    current: () => held,
    async report(report) {
      await turn.take(() => takeReport(report, 'apply'))
    },
    withoutFile: () =>
      turn.take(() => {
        const name = sourceName({ source: 'file', instance: FILE_INSTANCE })
        if (!held.state.sources.has(name)) return
        const sources = new Map(held.state.sources)
        sources.delete(name)
        log.warn('no CMDB file is configured any more: what it said is taken out of the inventory')
        return change(
          { ...held.state, sources },
          { reason: 'removal', source: 'file', instance: FILE_INSTANCE, actor: 'system', reportId: null },
        )
      }),
    answer: (request) =>
      turn.take(() => {
        const { report, mode } = request as ReportRequest // the clients speak the contract
        return takeReport(report, mode)
      }),
    upkeep: (now) =>
      turn.take(() =>
        change(forgetMissing(held.state, now), {
          reason: 'retention',
          source: 'manual',
          instance: 'retention',
          actor: 'system',
          reportId: null,
        }),
      ),
    close: () => turn.take(() => undefined),
  }
}

async function stored(store: InventoryStore, log: Log): Promise<Held> {
  const manifest = await store.manifest()
  if (manifest === null) return NOTHING_HELD
  for (const generation of [manifest.current, manifest.previous]) {
    if (generation === null) continue
    const state = await store.state(generation)
    if (state === null) {
      log.error({ generation: generation.number }, 'a stored inventory is damaged, falling back to the one before')
      continue
    }
    return hold({ ...state, revision: manifest.current.revision })
  }
  throw new Error('no stored inventory can be read: remove the bucket nocturne-inventory to start anew')
}
