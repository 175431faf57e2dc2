// What a drawing of the engine says, however it keeps it: for comparing two of them.
import { conditionName } from '../../correlate/engine/classes/class-synonyms.ts'
import type { Drawing } from '../../correlate/engine/engine-index.ts'
import type { Below } from '../../correlate/engine/grouping/below.ts'
import { conditionAt, familyAt, familyOf } from '../../correlate/engine/grouping/neighbourhood.ts'
import type { Neighbourhood } from '../../correlate/engine/grouping/neighbourhood.ts'

/** What a drawing says, by the incidents' ids. */
export function toldByDrawing({ neighbourhoods, incidentsOn, incidentsBelow, incidentsNaming }: Drawing): object {
  const sets = [incidentsOn, incidentsBelow, incidentsNaming].map(
    (sets) => new Map([...sets].map(([ci, of]) => [ci, [...of].map(({ id }) => id).sort()])),
  )
  return { neighbourhoods: new Map([...neighbourhoods].map(([id, one]) => [id, reached(one)])), sets }
}

function reached({ own, below, named }: Neighbourhood): object {
  return {
    own: new Map(
      [...own].map(([ci, one]) => {
        const { active, whole, ports, names } = one
        const [conditions, families] = [new Map<string, string>(), new Map<string, string>()]
        for (let place = 0; place < one.newest.length; place++) {
          const [condition, family] = [conditionAt(one, place), familyAt(one, place)]
          if (condition !== null) conditions.set(conditionName(condition.eventClass), condition.id)
          if (family !== null) families.set(familyOf(family), family.id)
        }
        return [ci, { active, whole, ports, names, conditions, families }]
      }),
    ),
    below: new Map([...below].map(([ci, one]) => [ci, { bonds: bondsOf(one), ways: waysOf(one) }])),
    named: new Map([...named].map(([ci, { by, newest }]) => [ci, { by, newest: newest.id }])),
  }
}

function bondsOf(below: Below): object {
  const bonds = new Map<string, object>()
  for (let place = 0; place < below.bondPlaces; place++) {
    const alert = below.bondAt(place)
    if (alert === null) continue
    const { hops, supposed } = below.upAt(place)
    bonds.set(familyOf(alert), { id: alert.id, hops, supposed })
  }
  return bonds
}

function waysOf(below: Below): object {
  const ways = new Map<string, number>()
  below.eachWay((way, newestAt) => ways.set(way, newestAt))
  return ways
}
