// What the engine looks things up by. All of it follows from the state and the topology, so a checkpoint leaves it out and a new CMDB rebuilds it.
// Sets here are never walked in their own order where the result could show it: after a restart that order differs.
import type { Topology } from '../topology/topology.ts'
import type { AlertRecord, IncidentRecord, SourceRecord } from './state.ts'
import type { Neighbourhood } from './grouping/neighbourhood.ts'
import type { PatternIndex } from './problems/pattern-index.ts'
import type { Cover } from './suppression/windows-over.ts'
import type { SilenceMatch } from './suppression/silence-match.ts'
import { isDeviceDown } from './classes/device-down.ts'

const MINUTE_MS = 60_000

/** A tool's view, and the alert that it is a view of. */
interface SourceEntry {
  readonly alert: AlertRecord
  readonly source: SourceRecord
}

/** What the open incidents reach on one version of the topology. */
export interface Drawing {
  readonly topology: Topology
  readonly neighbourhoods: Map<string, Neighbourhood>
  /** CI -> incidents with members on it. */
  readonly incidentsOn: Map<string, Set<IncidentRecord>>
  /** CI -> incidents with members that need it. */
  readonly incidentsBelow: Map<string, Set<IncidentRecord>>
  /** CI -> incidents with ports and sessions that name it as their other end. */
  readonly incidentsNaming: Map<string, Set<IncidentRecord>>
}

/** The drawing on the next version, made while the present one is in force (draw-next.ts). */
export interface NextDrawing {
  readonly drawing: Drawing
  /** Incidents on it: what happens to them happens on both drawings. */
  readonly drawn: Set<IncidentRecord>
  /** All incidents are on it, those to come too. */
  isWhole: boolean
}

export interface EngineIndex extends Drawing {
  /** Null: none is being made. */
  next: NextDrawing | null
  readonly alertByKey: Map<string, AlertRecord>
  /** Key of a source -> the alert that has it. */
  readonly alertBySource: Map<string, AlertRecord>
  /** CI -> its active device-down alerts: what inhibits the CIs below. */
  readonly downAlerts: Map<string, Set<AlertRecord>>
  /** Silence, maintenance window or alert id -> alerts that it holds back. */
  readonly heldBy: Map<string, Set<AlertRecord>>
  readonly silenceMatches: Map<string, SilenceMatch>
  /** Maintenance window -> the CIs that it covers. */
  readonly covers: Map<string, Cover>
  /** Minute of the engine's time -> incidents opened in it that are not closed. */
  readonly openedIn: Map<number, Set<IncidentRecord>>
  readonly patterns: PatternIndex
  activeAlerts: number
  /** Of them, on CIs that the CMDB does not have. */
  strangers: number
  openIncidents: number
}

export function emptyDrawing(topology: Topology): Drawing {
  return {
    topology,
    neighbourhoods: new Map(),
    incidentsOn: new Map(),
    incidentsBelow: new Map(),
    incidentsNaming: new Map(),
  }
}

/** Whether new alerts may join it: resolved incidents reopen for their own alerts only. */
export function isOpen(incident: IncidentRecord): boolean {
  return incident.state !== 'resolved' && incident.state !== 'closed'
}

export function indexAlert(index: EngineIndex, alert: AlertRecord): void {
  index.alertByKey.set(alert.key, alert)
}

/** No event meets the alert any more, by its key or by its sources. */
export function unlinkAlert({ alertByKey, alertBySource }: EngineIndex, alert: AlertRecord): void {
  if (alertByKey.get(alert.key) === alert) alertByKey.delete(alert.key)
  for (const { key } of alert.sources) if (alertBySource.get(key) === alert) alertBySource.delete(key)
}

export function sourceOf({ alertBySource }: EngineIndex, key: string): SourceEntry | undefined {
  const alert = alertBySource.get(key)
  const source = alert?.sources.find((one) => one.key === key)
  return alert === undefined || source === undefined ? undefined : { alert, source }
}

/** An alert became active. */
export function countActive(index: EngineIndex, alert: AlertRecord): void {
  index.activeAlerts++
  if (!alert.ci.managed) index.strangers++
  if (isDeviceDown(alert)) addTo(index.downAlerts, alert.ci.id, alert)
}

/** An active alert ended. */
export function countEnded(index: EngineIndex, alert: AlertRecord): void {
  index.activeAlerts--
  if (!alert.ci.managed) index.strangers--
  if (isDeviceDown(alert)) removeFrom(index.downAlerts, alert.ci.id, alert)
}

/** The key of `openedIn`. @param at epoch ms */
export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS)
}

export function hold(index: EngineIndex, by: string, alert: AlertRecord): void {
  addTo(index.heldBy, by, alert)
}

export function release(index: EngineIndex, by: string, alert: AlertRecord): void {
  removeFrom(index.heldBy, by, alert)
}

export function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([value]))
  else set.add(value)
}

export function removeFrom<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key)
  if (set === undefined) return
  set.delete(value)
  if (set.size === 0) sets.delete(key)
}
