// The cause of some of a storm's alerts turns up: those leave the storm's incident for the cause's own. The rest have nothing to do with it.
import { membershipEvidence, whereOf } from '../grouping/membership-evidence.ts'
import type { Relatedness } from '../grouping/relatedness.ts'
import type { Relation } from '../grouping/relation.ts'
import type { Upstream } from '../../topology/topology.ts'
import { decided } from '../incidents/life-cycle.ts'
import { takeIn } from '../incidents/open-incident.ts'
import { takeOut } from '../incidents/split-incident.ts'
import { round } from '../rounding.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { ENGINE, recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'

/** Members of a storm's incident that an alert is the cause of. */
export interface Explained {
  readonly storm: IncidentRecord
  readonly members: readonly AlertRecord[]
  readonly relation: Relation
}

/**
 * What the alert explains of storms that it has to do with. A storm that it explains whole is none: an incident of evidence from here on.
 */
export function judgeStorms(work: StepWork, cause: AlertRecord, related: readonly Relatedness[]): readonly Explained[] {
  const explained: Explained[] = []
  for (const { incident, relations } of related) {
    const relation = relations[0]
    if (incident.storm === null || relation?.kind !== 'members_depend_on_it') continue
    const below = membersBelow(work, incident, cause)
    if (below.length === incident.alertIds.size) incident.storm = null
    else if (below.length > 0) explained.push({ storm: incident, members: below, relation })
  }
  return explained
}

/**
 * Members that need the cause, in the order of their ids. Of 2,000, few are below any one CI. Ports that name their other end are not drawn below what
 * they do not lead over, though their CI is.
 */
function membersBelow(work: StepWork, { id }: IncidentRecord, cause: AlertRecord): AlertRecord[] {
  const neighbourhood = work.index.neighbourhoods.get(id)
  const cis = new Set(neighbourhood?.below.get(cause.ci.id)?.cis)
  for (const { by } of neighbourhood?.named.values() ?? []) for (const ci of by) cis.add(ci)
  const members: AlertRecord[] = []
  for (const ci of cis) {
    if (wayTo(work, ci, cause) !== undefined) members.push(...(neighbourhood?.own.get(ci)?.members ?? []))
  }
  return members.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function wayTo({ topology, policy }: StepWork, ci: string, cause: AlertRecord): Upstream | undefined {
  return topology.upstream(ci, policy.grouping.hops).find((up) => up.ci === cause.ci.id && !up.peer)
}

/** Moves them into the incident of their cause, as many as it has room for. */
export function leaveStorm(
  work: StepWork,
  { storm, members, relation }: Explained,
  into: IncidentRecord,
  cause: AlertRecord,
): void {
  const { maxMembers, threshold } = work.policy.grouping
  const leaving = members.slice(0, Math.max(0, maxMembers - into.alertIds.size))
  if (leaving.length === 0) return
  takeOut(work, storm, leaving)
  const { unreportedJoins } = into
  let events = 0
  for (const alert of leaving) {
    takeIn(work, into, alert, {
      incidentId: into.id,
      joinedAt: work.state.now,
      score: round(relation.score),
      threshold,
      viaAlertId: cause.id,
      evidence: membershipEvidence(whereOf(work), alert, cause, {
        kind: 'depends_on_member',
        score: relation.score,
        structure: relation.structure,
        fit: relation.fit,
        freshness: relation.freshness,
        viaAlertId: cause.id,
        place: cause.ci.id,
        hops: wayTo(work, alert.ci.id, cause)?.hops ?? relation.hops,
        lagMs: alert.raisedAt - cause.raisedAt,
      }),
    })
    events += alert.count
  }
  // The line below says it already.
  into.unreportedJoins = unreportedJoins
  into.eventCount += events
  storm.eventCount = Math.max(0, storm.eventCount - events)
  decided(work, storm)
  const moved = leaving.length === 1 ? '1 alert' : `${leaving.length} alerts`
  const values = { alerts: leaving.length, from: storm.id, into: into.id }
  recordActivity(work, storm, 'split', ENGINE, `${moved} moved to ${into.id}, explained by ${cause.ci.name}`, values)
  recordActivity(work, into, 'split', ENGINE, `${moved} taken from the storm ${storm.id}`, values)
}
