// One run inside the server, from its plan to the answer of the inventory's owner. Every end that it can have is written down.
import { join } from 'node:path'
import type { Config } from '../../../platform/config/config.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { InventoryReport } from '../../contract/inventory.ts'
import type { ReportMode } from '../../contract/inventory-request.ts'
import type { SubmitOutcome } from '../../inventory/submit-report.ts'
import { credentialsOf } from '../network/credential.ts'
import { DISCOVERY_POLICY, type DiscoveryPolicy } from '../network/discovery-policy.ts'
import { findingsOf, inventoryReport } from '../report/inventory-report.ts'
import { askDevices } from './ask-device.ts'
import type { DiscoveryMetrics } from './discovery-metrics.ts'
import { runDiscovery, type RunPlan, type RunProgress } from './discovery-run.ts'
import { createKeptFacts } from './kept-facts.ts'
import { openJournal, type DeviceResult } from './run-journal.ts'
import type { RunRecord, RunRecords } from './run-record.ts'

export interface RunRequest {
  /** Of the configured targets; all when left out. */
  readonly targets?: readonly string[]
  readonly dryRun: boolean
  readonly actor: string
}

export type SubmitReport = (report: InventoryReport, mode: ReportMode) => Promise<SubmitOutcome>

export interface CarryOutDeps {
  readonly config: Pick<Config, 'discovery' | 'dataDir'>
  readonly submit: SubmitReport
  readonly metrics: DiscoveryMetrics
  readonly log: Log
  readonly records: RunRecords
  /** Where it differs from DISCOVERY_POLICY. */
  readonly policy?: Partial<DiscoveryPolicy>
}

export interface Order {
  readonly plan: RunPlan
  readonly request: RunRequest
  readonly record: RunRecord
  readonly signal: AbortSignal
  /** Whether the process ends: then the run goes on after its restart. */
  readonly processEnds: () => boolean
}

/** Where the journal of the run is, that a restart goes on with. */
export function journalFile(dataDir: string): string {
  return join(dataDir, 'discovery', 'run.jsonl')
}

/** Where the devices' last words are; written when a run has ended. */
export function devicesFile(dataDir: string): string {
  return join(dataDir, 'discovery', 'devices.json')
}

/** Builds what carries out runs. Never throws: a fault is the end of the run's record. */
export function carryOutRuns(deps: CarryOutDeps): (order: Order) => Promise<void> {
  const { config, log, metrics, records } = deps
  const { discovery } = config
  const policy = { ...DISCOVERY_POLICY, totalPerSecond: discovery.requestsPerSecond, ...deps.policy }
  const kept = createKeptFacts(devicesFile(config.dataDir), policy.keepDays)
  const credentials = credentialsOf(discovery.users, discovery.communities)
  const ask = askDevices({ credentials, port: discovery.port, policy })

  async function carryOut({ plan, request, record, signal, processEnds }: Order): Promise<void> {
    const head = { id: record.id, startedAt: record.startedAt, plan: planText(request, discovery) }
    const journal = openJournal(journalFile(config.dataDir), head)
    const told = (progress: RunProgress, result: DeviceResult) => {
      records.progress(record.id, progress, result)
      metrics.asked(result)
    }
    const run = await runDiscovery(plan, { ask, journal, policy, told, signal })
    if (run.stopped && processEnds()) return journal.close()
    journal.remove()
    if (run.stopped) return records.close(record.id, { state: 'stopped' })

    const answered = run.results.flatMap((result) => (result.outcome === 'answered' ? [result.facts] : []))
    // What is known of the devices that were not asked, or did not answer, stands beside it: a report of some alone would show those as
    // others see them. A dry run is not to be remembered.
    const facts = kept.merge(answered, Date.now(), !request.dryRun)
    const report = inventoryReport(findingsOf(facts), {
      id: record.id,
      instance: 'discovery',
      actor: request.actor,
      at: Date.now(),
      scope: 'full',
    })
    const found = { cis: report.cis.length, relationships: report.relationships.length }
    if (facts.length === 0) return records.close(record.id, { state: 'failed', found, detail: 'no device answered' })
    const outcome = await deps.submit(report, request.dryRun ? 'dry_run' : 'apply')
    if (outcome.kind === 'done') return records.close(record.id, { state: 'done', found, result: outcome.result })
    records.close(record.id, { state: 'failed', found, detail: detailOf(outcome) })
  }

  return async (order) => {
    const { id, startedAt } = order.record
    try {
      await carryOut(order)
    } catch (error) {
      log.error({ err: error }, 'discovery failed')
      records.close(id, { state: 'failed', detail: 'the run failed; the log says why' })
    }
    const state = records.one(id)?.state
    if (state === 'done' || state === 'failed') metrics.ended(state, Date.now() - startedAt)
    log.info({ run: id, state, progress: records.one(id)?.progress }, 'discovery ended')
  }
}

function detailOf(outcome: Exclude<SubmitOutcome, { kind: 'done' }>): string {
  switch (outcome.kind) {
    case 'refused':
      return `the inventory refused the report: ${outcome.faults
        .map(({ path, message }) => `${path} ${message}`)
        .slice(0, 3)
        .join('; ')}`
    case 'no_owner':
      return 'no process with the role correlate owns the CMDB now; nothing was changed'
    case 'timed_out':
      return 'the owner of the CMDB did not answer in time: it may still apply the report'
    case 'failed':
      return outcome.detail
  }
}

/** A run goes on after a restart only when the same is asked for. */
export function planText(request: Pick<RunRequest, 'targets' | 'dryRun'>, discovery: Config['discovery']): string {
  return JSON.stringify([request.targets ?? null, discovery.targets, discovery.follow, discovery.hops, request.dryRun])
}
