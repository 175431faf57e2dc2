// All formats of inventory that can be imported, in the order in which they are guessed: what is easily told apart comes first.
import { cmdbFile } from './cmdb-file.ts'
import { csvPairs } from './csv/csv-pairs.ts'
import { kubeStateMetrics } from './kubernetes/kube-state-metrics.ts'
import { netbox } from './netbox/netbox.ts'
import { prometheusTargets } from './prometheus/targets.ts'
import type { InventoryFormat, SourceFile } from './reading.ts'
import { servicenow } from './servicenow/servicenow.ts'

export const FORMATS: readonly InventoryFormat[] = [
  prometheusTargets,
  kubeStateMetrics,
  netbox,
  cmdbFile,
  servicenow,
  csvPairs,
]

/** null: there is none of this name. */
export function formatNamed(name: string): InventoryFormat | null {
  return FORMATS.find((format) => format.name === name) ?? null
}

/** null: the files look like none of them. */
export function guessFormat(files: readonly SourceFile[]): InventoryFormat | null {
  return FORMATS.find((format) => format.fits(files)) ?? null
}
