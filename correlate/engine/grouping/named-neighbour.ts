// What a port or a session says of its other end: `bgpPeer=10.0.0.2`, `peer=spine-2`, a port described as "to pe-4". Follows from the alert and the
// topology alone, so nothing of it is remembered, and a new CMDB may know what the last one did not.
import type { Topology } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'

/** Components that are named after the other end. */
const OTHER_END = /(peer|nbr|neighbou?r|remote)/i
/** Where agents and exporters put the words with which people describe a port. */
const DESCRIPTIONS = ['ifAlias', 'ifalias', 'if_alias', 'description'] as const
/** Words of a description that are looked up: names stand in front, circuit numbers and phone numbers behind. */
const MAX_WORDS = 6

type Told = Pick<AlertRecord, 'ci' | 'component' | 'labels'>

/** Ports named lately, by topology: an incident of 2,000 ports is ranked again and again. About 200 bytes each. */
const REMEMBERED = 20_000
const known = new WeakMap<Topology, Map<string, string | null>>()

/** The CI that the alert names as the other end of its port or session; null when it names none that the CMDB has. */
export function namedNeighbour(topology: Topology, alert: Told): string | null {
  let ofTopology = known.get(topology)
  if (ofTopology === undefined || ofTopology.size >= REMEMBERED)
    known.set(topology, (ofTopology = new Map<string, string | null>()))
  const { ci, component, labels } = alert
  const key = [ci.id, component, ...DESCRIPTIONS.map((label) => labels[label])].join('\n')
  const before = ofTopology.get(key)
  if (before !== undefined) return before
  const found = lookUp(topology, alert)
  ofTopology.set(key, found)
  return found
}

function lookUp(topology: Topology, alert: Told): string | null {
  for (const word of wordsOf(alert)) {
    const found = topology.resolve({ hints: { hostname: word } })?.ci
    if (found?.managed === true && found.id !== alert.ci.id) return found.id
  }
  return null
}

function* wordsOf({ component, labels }: Told): Generator<string> {
  const cut = component?.indexOf('=') ?? -1
  if (component !== null && cut > 0) {
    const [key, value] = [component.slice(0, cut), component.slice(cut + 1)]
    if (OTHER_END.test(key)) yield value
    if (/alias/i.test(key)) yield* describedIn(value)
  }
  for (const label of DESCRIPTIONS) yield* describedIn(labels[label])
}

/** `to pe-4`, `to-pe-4`, `UPLINK: core-1 (Gi0/1)`: the words, and what is left of one without its preposition. */
function describedIn(description: string | undefined): string[] {
  if (description === undefined) return []
  const words = description.split(/[\s,;:()[\]<>|"']+/).filter((word) => word.length > 1)
  return words.slice(0, MAX_WORDS).flatMap((word) => [word, ...(/^to[-_.](.+)$/i.exec(word)?.slice(1) ?? [])])
}
