// Which maintenance windows in force cover an alert or a notice.
import type { SilenceSubject } from '../../contract/silence-label.ts'
import type { MaintenanceWindow } from '../../contract/maintenance/window.ts'
import type { Topology } from '../../topology/topology.ts'
import type { StepWork } from '../step-work.ts'
import { isInForce } from './silences-over.ts'

/** The CIs of a window on one version of the CMDB. */
export interface Cover {
  readonly topology: Topology
  readonly cis: ReadonlySet<string>
}

/** Ids of the windows that hold it back now. */
export function windowsOver(work: StepWork, subject: Pick<SilenceSubject, 'ci' | 'eventClass'>): string[] {
  const ids: string[] = []
  for (const [id, record] of work.state.maintenance) {
    if (isInForce(record, work.state.now) && covers(work, record.window, subject)) ids.push(id)
  }
  return ids
}

/** Whether the window is about it, at whatever time. */
export function covers(
  work: StepWork,
  window: MaintenanceWindow,
  { ci, eventClass }: Pick<SilenceSubject, 'ci' | 'eventClass'>,
): boolean {
  const { classes } = window.scope
  return (classes.length === 0 || classes.includes(eventClass)) && cisOf(work, window).has(ci.id)
}

/** Reckoned when first asked for, and again on another version of the CMDB. */
function cisOf({ index, topology }: StepWork, { id, scope }: MaintenanceWindow): ReadonlySet<string> {
  const known = index.covers.get(id)
  if (known?.topology === topology) return known.cis
  const cover = { topology, cis: topology.covered(scope) }
  index.covers.set(id, cover)
  return cover.cis
}
