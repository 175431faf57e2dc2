// Why an alert is in its incident, in words and numbers: the way over the topology, what the classes and the time take off.
import type { Evidence } from '../../contract/evidence.ts'
import type { Topology, Upstream } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { round } from '../rounding.ts'
import { affinityEvidence } from './affinity-evidence.ts'
import type { Relation, TextRelation, TopologicalRelation } from './relation.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** Where the ways are: the topology, and how far grouping looks on it. Walks of that reach are there already. */
interface Where {
  readonly topology: Topology
  readonly reach: number
}

/** Of a step: as far as grouping looks. */
export function whereOf({ topology, policy }: Pick<StepWork, 'topology' | 'policy'>): Where {
  return { topology, reach: policy.grouping.hops }
}

/** Deductions smaller than this are not worth a line. */
const WORTH_SAYING = 0.02

export function membershipEvidence(
  where: Where,
  alert: AlertRecord,
  via: AlertRecord | undefined,
  relation: Relation,
): Evidence[] {
  const { structure, fit, freshness, lagMs } = relation
  const evidence = [
    relation.kind === 'learned_affinity'
      ? affinityEvidence(alert, via, relation)
      : relation.kind === 'shared_text'
        ? textEvidence(via, relation)
        : structureEvidence(where, alert, via, relation),
  ]
  evidence.push(...suppositions(where, alert, via, relation))
  const classes = { eventClass: alert.eventClass, other: via?.eventClass ?? '', fit: round(fit) }
  if (structure * (1 - fit) > WORTH_SAYING) {
    evidence.push({
      kind: 'class_fit',
      weight: -round(structure * (1 - fit)),
      text: `${alert.eventClass} and ${classes.other} go together in ${Math.round(fit * 100)}% of cases`,
      values: classes,
    })
  }
  if (structure * fit * (1 - freshness) > WORTH_SAYING) {
    evidence.push({
      kind: 'time_decay',
      weight: -round(structure * fit * (1 - freshness)),
      text: `${spanText(Math.abs(lagMs))} ${lagMs < 0 ? 'before' : 'after'} it`,
      values: { lagMs, freshness: round(freshness) },
    })
  }
  return evidence
}

function structureEvidence(
  where: Where,
  alert: AlertRecord,
  via: AlertRecord | undefined,
  { kind, structure, place, hops }: TopologicalRelation,
): Evidence {
  const { topology } = where
  const weight = round(structure)
  const other = via?.ci.id ?? place
  const name = nameOf(topology, place)
  switch (kind) {
    case 'same_ci':
      return {
        kind: 'same_ci',
        weight,
        text: `on the same CI as ${via?.eventClass ?? 'a member'}`,
        values: { ci: place },
      }
    case 'depends_on_member': {
      const path = pathText(where, alert.ci.id, place, hops)
      const values = { path, hops, direction: 'upstream', ci: place }
      return { kind: 'topology_path', weight, text: `${alert.ci.name} depends on ${name}: ${path}`, values }
    }
    case 'members_depend_on_it': {
      const path = pathText(where, other, place, hops)
      const values = { path, hops, direction: 'downstream', ci: other }
      return { kind: 'topology_path', weight, text: `${nameOf(topology, other)} depends on ${name}: ${path}`, values }
    }
    case 'names_neighbour':
    case 'named_by_members': {
      const values = { named: place, ci: other, hops }
      return { kind: 'named_neighbour', weight, text: `tells of ${name}, as ${nameOf(topology, other)} does`, values }
    }
    case 'needs_named': {
      const path = pathText(where, alert.ci.id, place, hops)
      const values = { named: place, ci: other, hops, path }
      const text = `${alert.ci.name} depends on ${name}, which ${nameOf(topology, other)} has lost: ${path}`
      return { kind: 'needs_named', weight, text, values }
    }
    case 'shared_dependency': {
      const values = { shared: place, ci: other, hops, fanOut: topology.downstreamCount(place, hops) }
      return {
        kind: 'shared_dependency',
        weight,
        text: `depends on ${name} as ${nameOf(topology, other)} does`,
        values,
      }
    }
  }
}

function textEvidence(via: AlertRecord | undefined, { structure, place, word, share }: TextRelation): Evidence {
  const ci = via?.ci.name ?? place
  const percent = round(share * 100, 1)
  return {
    kind: 'shared_text',
    weight: round(structure),
    text: `names ${word}, as ${ci} does; otherwise it is named in ${percent}% of the time`,
    values: { word, ci, share: round(share) },
  }
}

/** What the CMDB does not say and is taken for granted all the same: the first such need of each of the two. */
function suppositions(
  { topology, reach }: Where,
  alert: AlertRecord,
  via: AlertRecord | undefined,
  { kind, structure, place }: Relation,
): Evidence[] {
  if (kind === 'same_ci' || kind === 'learned_affinity' || kind === 'shared_text') return []
  const found = new Map<string, Evidence>()
  for (const ci of [alert.ci.id, via?.ci.id ?? place]) {
    const supposed = topology.upstream(ci, reach).find((up) => up.ci === place)?.supposed ?? null
    if (supposed === null) continue
    const { trust, ...values } = supposed
    found.set(supposed.ci, {
      kind: 'supposed_need',
      weight: -round(structure / trust - structure),
      text: `the CMDB does not say that ${values.ci} needs ${values.needs}, but ${values.agree} of ${values.of} named like it need the like`,
      values,
    })
  }
  return [...found.values()]
}

function nameOf(topology: Topology, id: string): string {
  return topology.ci(id)?.name ?? id
}

function pathText({ topology, reach }: Where, from: string, to: string, hops: number): string {
  const up = topology.upstream(from, reach).find(({ ci }) => ci === to)
  // No relationship of the CMDB leads there.
  if (up !== undefined && up.supposed !== null) return [from, ...waysUp(up)].join(' → ')
  const steps = topology.path(from, to, hops)
  if (steps === null) return `${from} … ${to}`
  return [from, ...steps.map((step) => step.to)].join(' → ')
}

function waysUp(up: Upstream): string[] {
  return up.via === null ? [up.ci] : [...waysUp(up.via), up.ci]
}
