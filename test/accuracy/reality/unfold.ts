// A fault on an estate -> what can be seen of it, where, from when to when. Delays and luck are drawn here; how tools report is their business.
import type { Estate, Role, Thing } from '../estate/estate.ts'
import { hash32 } from '../random.ts'
import type { Random } from '../random.ts'
import type { Fault } from './fault.ts'
import { spread } from './impact.ts'
import type { Cause, Condition, Effect } from './impact.ts'
import { symptomsOf } from './symptom-table.ts'
import type { Occurrence, Symptom } from './symptom.ts'

export interface Course {
  readonly id: string
  readonly fault: Fault
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  /** The root's own symptoms are never told, or so much later. Who changed it is told all the same: that is no symptom. */
  readonly root: 'silent' | { readonly laterMs: number }
  /** Share of symptoms that nobody watches for, besides what the table says. */
  readonly missing: number
}

/** How long a condition takes to be felt, a step from the cause, in seconds. */
const STEP_SECONDS: Readonly<Record<Condition, readonly [number, number]>> = {
  down: [0, 2],
  cut: [0, 3],
  failing: [3, 30],
  slow: [10, 60],
  impaired: [1, 10],
  hot: [120, 600],
}
/** How long it takes to be good again after the repair, in seconds. */
const RECOVERY_SECONDS: Readonly<Record<Condition, readonly [number, number]>> = {
  down: [20, 150],
  cut: [1, 20],
  failing: [5, 60],
  slow: [20, 120],
  impaired: [5, 60],
  hot: [120, 600],
}

export function unfold(estate: Estate, course: Course, random: Random): Occurrence[] {
  const made: Occurrence[] = []
  const told = new Set<string>()
  const { fault } = course
  const isRoot = (id: string): boolean => fault.roots.includes(id)
  const tell = (id: string, symptom: Symptom, from: number, to: number): void => {
    const luck = random.chance((symptom.chance ?? 1) * (1 - (isRoot(id) ? 0 : course.missing)))
    const part = symptom.tool === 'prometheus' ? JSON.stringify(symptom.labels) : symptom.component
    const key = `${id}|${symptom.name}|${part}`
    const isChange = symptom.tool === 'trap' && symptom.notice === true
    if (!luck || told.has(key) || (isRoot(id) && course.root === 'silent' && !isChange)) return
    told.add(key)
    const late = isRoot(id) && course.root !== 'silent' ? course.root.laterMs : 0
    const thing = estate.thing(id)
    for (const [a, b] of spans(fault, from + late, to)) made.push({ thing, symptom, from: a, to: b, label: course.id })
  }
  for (const { afterMs, cause, own } of fault.stages) {
    const start = course.from + afterMs
    const effects = spread(estate, cause)
    for (const { ci, symptom } of own ?? [])
      tell(ci, symptom, start + random.between(0, 2000), recovered('failing', course.to, random))
    for (const [id, effect] of effects) {
      const from = start + delay(effect, random)
      const to = recovered(effect.condition, course.to, random)
      for (const symptom of symptomsOf(estate.thing(id).role, effect)) tell(id, symptom, from, to)
    }
    for (const { at, symptom } of portSymptoms(estate, cause, effects)) {
      tell(at, symptom, start + random.between(0, 1500), recovered('cut', course.to, random))
    }
  }
  return made
}

function delay({ condition, depth }: Effect, random: Random): number {
  const [least, most] = STEP_SECONDS[condition]
  let seconds = 0
  for (let step = 0; step < depth; step++) seconds += random.between(least, most)
  return seconds * 1000
}

function recovered(condition: Condition, end: number, random: Random): number {
  const [least, most] = RECOVERY_SECONDS[condition]
  return end + random.between(least, most) * 1000
}

function spans({ flaps }: Fault, from: number, to: number): [number, number][] {
  if (flaps === undefined) return [[from, to]]
  const period = flaps.downMs + flaps.upMs
  return Array.from({ length: flaps.times }, (_, n) => [from + n * period, from + n * period + flaps.downMs])
}

const SPEAKS_TRAPS: ReadonlySet<Role> = new Set(['switch', 'router'])

/** What the living ends of dead cables say: ports down, routing neighbours lost, network cards without a link. */
function* portSymptoms(
  estate: Estate,
  cause: Cause,
  effects: ReadonlyMap<string, Effect>,
): Generator<{ at: string; symptom: Symptom }> {
  const lives = (id: string): boolean => {
    const condition = effects.get(id)?.condition
    return condition !== 'down' && condition !== 'cut'
  }
  for (const [id, { condition }] of effects) {
    if (condition !== 'down') continue
    for (const other of estate.cables(id).keys()) if (lives(other)) yield* atLivingEnd(estate, other, id)
  }
  for (const [a, b] of cause.brokenCables) {
    if (lives(a)) yield* atLivingEnd(estate, a, b)
    if (lives(b)) yield* atLivingEnd(estate, b, a)
  }
}

function* atLivingEnd(estate: Estate, at: string, dead: string): Generator<{ at: string; symptom: Symptom }> {
  const [here, there] = [estate.thing(at), estate.thing(dead)]
  const port = estate.cables(at).get(dead) ?? 0
  if (SPEAKS_TRAPS.has(here.role)) {
    // Ports of staff PCs and access points go up and down all day: nobody has their traps on.
    if (there.role === 'workstation' || there.role === 'accessPoint') return
    yield {
      at,
      symptom: {
        tool: 'trap',
        name: 'linkDown',
        severity: 'major',
        component: `ifIndex=${port}`,
        labels: portLabels(here, there, port),
      },
    }
    const peer = there.role === 'circuit' ? beyond(estate, there, at) : SPEAKS_TRAPS.has(there.role) ? there : undefined
    if (peer !== undefined && speaksRouting(here) && speaksRouting(peer)) {
      const bgp = there.role === 'circuit' || here.ci.type.startsWith('leaf') || here.ci.type.startsWith('spine')
      const name = bgp ? 'bgpPeerDown' : 'ospfNeighborDown'
      const peerPort = estate.cables(peer.ci.id).get(there.role === 'circuit' ? dead : at) ?? 0
      const component = `${bgp ? 'bgpPeer' : 'ospfNbr'}=${estate.portAddress(peer.ci.id, peerPort)}`
      yield { at, symptom: { tool: 'trap', name, severity: 'major', component } }
    }
  } else if (here.role === 'server' || here.role === 'hypervisor' || here.role === 'node') {
    const labels = { device: `ens${port}f0` }
    yield {
      at,
      symptom: {
        tool: 'prometheus',
        name: 'NodeNetworkInterfaceDown',
        severity: 'warning',
        forMs: 60_000,
        job: 'node',
        labels,
        chance: 0.7,
      },
    }
  }
}

/** Varbinds of linkDown: agents give the port's name, and where people describe their ports (most devices), what is at the other end. */
function portLabels(here: Thing, there: Thing, port: number): Record<string, string> {
  const ifDescr = `GigabitEthernet0/${port}`
  const described = hash32(`described/${here.ci.id}`) % 10 < 6
  return { ifIndex: String(port), ifDescr, ...(described ? { ifAlias: `to ${there.ci.name}` } : {}) }
}

function beyond(estate: Estate, circuit: Thing, from: string): Thing | undefined {
  const other = [...estate.cables(circuit.ci.id).keys()].find((id) => id !== from)
  return other === undefined ? undefined : estate.thing(other)
}

function speaksRouting({ ci, role }: Thing): boolean {
  return role === 'router' || ['core-switch', 'distribution-switch', 'leaf-switch', 'spine-switch'].includes(ci.type)
}
