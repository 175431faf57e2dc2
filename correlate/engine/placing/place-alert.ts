// An alert on a CI that the CMDB did not have gets its place when the CMDB has it: with its incident's other alerts there, keeping its id, its incident
// and what people did with it.
import type { EventResource } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'
import { endAlert } from '../alerts/alert-life.ts'
import { conditionKey } from '../alerts/alert-record.ts'
import { sharedCi, sharedText } from '../alerts/shared-values.ts'
import { clearSource } from '../alerts/source-record.ts'
import { countActive, countEnded, indexAlert, unlinkAlert } from '../engine-index.ts'
import { addMember, removeMembers } from '../grouping/member-changes.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { membersChanged } from '../incidents/member-life.ts'
import { noteBegin } from '../learning/usual-presence.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE, markAlert, recordActivity, touchAlert } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { heldBackBy } from '../suppression/held-back.ts'
import { goOn } from '../suppression/release-held.ts'
import { setSuppression } from '../suppression/set-suppression.ts'
import { carryOut, changeBy } from './join-company.ts'
import { leaveByWay, wayOutOf } from './out-of-storm.ts'

/** What is known of a CI, whichever part of it is meant. */
type Whereabouts = Pick<EventResource, 'ci' | 'hints'>

/** Where an alert belongs. */
interface Move {
  readonly alert: AlertRecord
  readonly ci: CiRef
  readonly component: string | null
  readonly key: string
}

/**
 * @param alert on an unmanaged CI
 * @param where all that is known of its place
 * @returns the alert when it was placed; another active one that has its condition there already; null when the CMDB does not have its CI
 */
export function placeAlert(work: StepWork, alert: AlertRecord, where: Whereabouts): AlertRecord | null {
  const move = moveOf(work, alert, where)
  if (move === null) return null
  const taken = holderOf(work, move)
  if (taken !== null) return taken
  const home = incidentOf(work, alert)
  const moves = home === null ? [move] : [move, ...othersOf(work, home, move, where)]
  if (home === null) settle(work, move)
  else moveMembers(work, home, moves)
  for (const moved of moves) freshenSuppression(work, moved.alert)
  return alert
}

/** Another alert has its condition from now on: it has ended, and no event meets it. */
export function giveWay(work: StepWork, alert: AlertRecord): void {
  retire(work, alert)
  if (alert.state !== 'active') return
  alert.flapping = false
  alert.transitions = []
  for (const source of alert.sources) if (source.active) clearSource(source, work.state.now)
  endAlert(work, alert)
}

function retire(work: StepWork, alert: AlertRecord): void {
  alert.superseded = true
  unlinkAlert(work.index, alert)
  markAlert(work, alert)
}

function moveOf({ topology }: StepWork, alert: AlertRecord, where: Whereabouts): Move | null {
  const { domain, eventClass } = alert
  const part = alert.component === null ? {} : { component: alert.component }
  const { ci, component = null } = topology.resolve({ ...where, ...part })
  if (ci?.managed !== true) return null
  return { alert, ci, component, key: conditionKey({ domain, ciId: ci.id, eventClass, component }) }
}

/** Who has the condition there and is active. */
function holderOf({ index }: StepWork, { alert, key }: Move): AlertRecord | null {
  const holder = index.alertByKey.get(key)
  return holder === undefined || holder === alert || holder.state !== 'active' ? null : holder
}

/** Its incident's other alerts on its CI that have a place of their own there, as they began. */
function othersOf(work: StepWork, home: IncidentRecord, { alert, key }: Move, where: Whereabouts): Move[] {
  const members = work.index.neighbourhoods.get(home.id)?.own.get(alert.ci.id)?.members ?? []
  const keys = new Set([key])
  return [...members]
    .filter((other) => other !== alert && !other.superseded && !other.notice)
    .sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1))
    .flatMap((other) => {
      const move = moveOf(work, other, where)
      if (move === null || holderOf(work, move) !== null || keys.has(move.key)) return []
      keys.add(move.key)
      return [move]
    })
}

function moveMembers(work: StepWork, home: IncidentRecord, moves: readonly Move[]): void {
  const { state, index, policy } = work
  const alerts = moves.map(({ alert }) => alert)
  const [from, to] = [alerts[0]?.ci.name ?? '', moves[0]?.ci.name ?? '']
  for (const { id } of alerts) home.alertIds.delete(id)
  removeMembers(state, index, home, alerts, policy.grouping.hops)
  for (const move of moves) settle(work, move)
  // Asked while they are in none: what they have to do with others, and with those that stay.
  const wayOut = home.storm === null ? null : wayOutOf(work, home, alerts)
  const change = home.storm === null ? changeBy(work, home, alerts) : null
  for (const alert of alerts) {
    home.alertIds.add(alert.id)
    addMember(index, home, alert, policy.grouping.hops)
  }
  membersChanged(work, home)
  // One line for each of a storm's thousands would bury what people wrote.
  if (home.storm === null) {
    const what = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`
    const whose = from === to ? '' : ` of ${from}`
    const text = `${what}${whose} placed on ${to}: the CMDB has it now`
    recordActivity(work, home, 'placed', ENGINE, text, { alerts: alerts.length, from, ci: to })
  }
  if (wayOut !== null) leaveByWay(work, home, alerts, wayOut)
  if (change !== null) carryOut(work, home, alerts, change)
}

function settle(work: StepWork, { alert, ci, component, key }: Move): void {
  const { state, index, policy } = work
  const isActive = alert.state === 'active'
  if (isActive) countEnded(index, alert)
  if (index.alertByKey.get(alert.key) === alert) index.alertByKey.delete(alert.key)
  // It has ended, else its place would be taken.
  const before = index.alertByKey.get(key)
  if (before !== undefined) retire(work, before)
  alert.key = key
  alert.ci = sharedCi(ci)
  alert.component = component === null ? null : sharedText(component)
  indexAlert(index, alert)
  if (isActive) {
    countActive(index, alert)
    noteBegin(state, policy, ci.id, alert.eventClass, alert.raisedAt)
  }
  touchAlert(work, alert)
}

/** Silences and planned work are about where it is now. */
function freshenSuppression(work: StepWork, alert: AlertRecord): void {
  const before = alert.suppression
  if (alert.state !== 'active' || before?.kind === 'inhibit') return
  setSuppression(work, alert, heldBackBy(work, alert))
  if (before !== null && alert.suppression === null) goOn(work, alert)
}
