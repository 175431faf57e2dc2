// A new version of the CMDB may know CIs that alerts stand on already. They are looked for again, one after the other: there may be 100,000.
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import { resourceOfUnmanaged } from '../../topology/unmanaged-ci.ts'
import type { Topology } from '../../topology/topology.ts'
import type { AlertRecord, EngineState } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { placeAlert } from './place-alert.ts'

/** One that is found and regrouped takes half a millisecond: this is a twentieth of the engine's time, and 50 ms of a tick when nothing else comes in. */
const GAP_MS = 10

/**
 * To be asked before each input: arms the search when the topology is another one than before.
 * @param at engine time of the input, epoch ms
 */
export function lookAgain({ state, index, topology }: StepWork, at: number): void {
  if (!isToBePlaced(state, topology, at)) return
  state.placedOn = topology.version
  if (index.strangers === 0) return
  const strangers: string[] = []
  for (const alert of state.alerts.values()) if (isStranger(alert)) strangers.push(alert.id)
  // After a restart the alerts stand in another order.
  strangers.sort().forEach((id, n) => state.timers.arm(at + (n + 1) * GAP_MS, 'placeAlert', id))
  state.placingUntil = at + strangers.length * GAP_MS
}

/** Whether the alerts have not met this version. One search at a time: a CMDB that changes every minute must not pile them up. */
export function isToBePlaced({ placedOn, placingUntil }: EngineState, topology: Topology, at: number): boolean {
  return placedOn !== topology.version && at >= placingUntil
}

/** Its turn has come. What was kept of its place is the best hint; a raise that says more is looked at when it comes (stages/resolve-ci.ts). */
export function placeStanding(work: StepWork, alert: AlertRecord): void {
  if (!isStranger(alert)) return
  const { domain, ci } = alert
  const id = domain === DEFAULT_DOMAIN ? ci.id : ci.id.slice(domain.length + 1)
  // Its sender may have called it what the CMDB calls it now.
  const resource = work.topology.ci(id) === undefined ? resourceOfUnmanaged(id) : { ci: id }
  if (resource !== null) placeAlert(work, alert, resource)
}

/** What has ended is history, and a notice belongs to the moment it came in. */
function isStranger({ ci, state, superseded, notice }: AlertRecord): boolean {
  return !ci.managed && state === 'active' && !superseded && !notice
}
