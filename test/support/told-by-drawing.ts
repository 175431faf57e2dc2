// What a drawing of the engine says, however it keeps it: for comparing two of them.
import type { Drawing } from '../../correlate/engine/engine-index.ts'
import { bondsOn, conditionsOn } from '../../correlate/engine/grouping/neighbourhood.ts'
import type { Bond, Neighbourhood } from '../../correlate/engine/grouping/neighbourhood.ts'

/** What a drawing says, by the incidents' ids. */
export function toldByDrawing({ neighbourhoods, incidentsOn, incidentsBelow, incidentsNaming }: Drawing): object {
  const sets = [incidentsOn, incidentsBelow, incidentsNaming].map(
    (sets) => new Map([...sets].map(([ci, of]) => [ci, [...of].map(({ id }) => id).sort()])),
  )
  return { neighbourhoods: new Map([...neighbourhoods].map(([id, one]) => [id, reached(one)])), sets }
}

function reached({ own, below, named }: Neighbourhood): object {
  const bond = ({ alert, hops }: Bond): object => ({ id: alert.id, hops })
  const bonds = (of: Iterable<readonly [string, Bond]>): object =>
    new Map([...of].map(([family, one]) => [family, bond(one)]))
  return {
    own: new Map(
      [...own].map(([ci, one]) => {
        const { active, whole, ports, names } = one
        const conditions = new Map(conditionsOn(one).map(([name, { id }]) => [name, id]))
        return [ci, { active, whole, ports, names, conditions, bonds: bonds(bondsOn(one)) }]
      }),
    ),
    below: new Map([...below].map(([ci, one]) => [ci, { bonds: bonds(one.bonds()), ways: new Map(one.ways()) }])),
    named: new Map([...named].map(([ci, { by, bond: one }]) => [ci, { by, bond: bond(one) }])),
  }
}
