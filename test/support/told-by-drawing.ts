// What a drawing of the engine says, however it keeps it: for comparing two of them.
import type { Drawing } from '../../correlate/engine/engine-index.ts'
import type { Below } from '../../correlate/engine/grouping/below.ts'
import { conditionsOn, familiesOn } from '../../correlate/engine/grouping/neighbourhood.ts'
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
        const conditions = new Map(conditionsOn(one).map(([name, { id }]) => [name, id]))
        const families = new Map(familiesOn(one).map(([family, { id }]) => [family, id]))
        return [ci, { active, whole, ports, names, conditions, families }]
      }),
    ),
    below: new Map([...below].map(([ci, one]) => [ci, { bonds: bondsOf(one), ways: new Map(one.ways()) }])),
    named: new Map([...named].map(([ci, { by, newest }]) => [ci, { by, newest: newest.id }])),
  }
}

function bondsOf(below: Below): object {
  return new Map(
    [...below.bonds()].map(([family, { alert, up }]) => [
      family,
      { id: alert.id, hops: up.hops, supposed: up.supposed },
    ]),
  )
}
