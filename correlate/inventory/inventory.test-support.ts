// Reports short to write, for the tests of the inventory.
import type { CiFact, InventoryReport } from '../../ingest/contract/inventory.ts'
import { applyReport, NOTHING_HELD, type Held } from './apply-report.ts'

export const T0 = Date.UTC(2026, 10, 21, 12)

let reports = 0

/** A full report of NetBox unless a test wants it otherwise. */
export function aReport(parts: Partial<InventoryReport> = {}): InventoryReport {
  reports += 1
  return {
    id: `report-${reports}`,
    source: 'netbox',
    instance: 'main',
    actor: 'system',
    at: T0 + reports,
    scope: 'full',
    cis: [],
    relationships: [],
    ...parts,
  }
}

export function aFact(key: string, attributes: CiFact['attributes'] = {}, rest: Partial<CiFact> = {}): CiFact {
  return { key, attributes, ...rest }
}

/** The inventory after the reports. @throws Error when one is refused */
export function after(reports: readonly InventoryReport[], start: Held = NOTHING_HELD): Held {
  let held = start
  for (const report of reports) {
    const { answer, next } = applyReport(held, report, 'apply')
    if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.faults))
    held = next?.held ?? held
  }
  return held
}
