// What the owner of the inventory tells about it.
import type { Metrics } from '../../../platform/metrics/metrics.ts'
import type { InventoryRequest, ReportAnswer } from '../../../ingest/contract/inventory-request.ts'
import { INVENTORY_SOURCES } from '../../../ingest/contract/inventory.ts'
import type { Held } from '../../inventory/apply-report.ts'

export type InventoryMetrics = ReturnType<typeof createInventoryMetrics>

/** Counters of known words begin at 0: Prometheus sees no increase in a series that begins at 1. */
export function createInventoryMetrics(metrics: Metrics) {
  const made = {
    fileReloads: metrics.counter('nocturne_cmdb_reloads_total', 'Looks at a changed CMDB file, by outcome', [
      'outcome',
    ]),
    owned: metrics.gauge('nocturne_inventory_owned', '1 while this process owns the inventory'),
    reports: metrics.counter('nocturne_inventory_reports_total', 'Reports of sources of inventory, by outcome', [
      'source',
      'outcome',
    ]),
    requests: metrics.histogram(
      'nocturne_inventory_request_seconds',
      'Time to answer a request to the inventory, by kind; of a report: reconciling, storing and telling of it',
      ['kind'],
    ),
    records: metrics.gauge('nocturne_inventory_records', 'CIs that the sources of a kind name', ['source']),
    reportAge: metrics.gauge(
      'nocturne_inventory_report_age_seconds',
      'Time since the last report of a kind of source',
      ['source'],
    ),
    conflicts: metrics.gauge('nocturne_inventory_conflicts', 'Fields of CIs about which sources differ'),
    duplicates: metrics.gauge('nocturne_inventory_duplicates', 'Pairs of CIs that may be one and wait for a decision'),
    revision: metrics.gauge('nocturne_inventory_revision', 'Number of the newest revision of the CMDB'),
  }
  for (const outcome of ['loaded', 'refused']) made.fileReloads.inc({ outcome }, 0)
  for (const source of INVENTORY_SOURCES)
    for (const outcome of REPORT_OUTCOMES) made.reports.inc({ source, outcome }, 0)
  return made
}

const REPORT_OUTCOMES = ['applied', 'unchanged', 'dry_run', 'refused'] as const

/** Counts what became of a report. */
export function countAnswer(metrics: InventoryMetrics, request: InventoryRequest, answer: unknown): void {
  if (request.kind !== 'report') return
  const report = answer as ReportAnswer // the answer to this kind of request
  const outcome = report.kind === 'refused' ? 'refused' : report.result.outcome
  metrics.reports.inc({ source: request.report.source, outcome })
}

/** Sets the gauges that speak of the whole. Kinds of source without a report have no age. */
export function showInventory(metrics: InventoryMetrics, { state, inventory }: Held, now: number): void {
  metrics.conflicts.set(inventory.conflicts)
  metrics.duplicates.set(inventory.duplicates.length)
  metrics.revision.set(state.revision)
  for (const kind of INVENTORY_SOURCES) {
    const ofKind = [...state.sources.values()].filter(({ source }) => source === kind)
    metrics.records.set(
      { source: kind },
      ofKind.reduce((sum, { cis }) => sum + cis.size, 0),
    )
    if (ofKind.length === 0) continue
    const newest = Math.max(...ofKind.map(({ lastReport }) => lastReport.at))
    metrics.reportAge.set({ source: kind }, Math.max(0, now - newest) / 1000)
  }
}
