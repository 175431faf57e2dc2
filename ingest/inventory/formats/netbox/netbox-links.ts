// NetBox's relations between CIs: cables followed through panels, power, virtual machines on hosts and clusters, blades in chassis, stacks.
import type { CiFact, RelationshipFact, RelationshipType } from '../../../contract/inventory.ts'
import type { LeftOut } from '../left-out.ts'
import { objectOf } from '../read-json.ts'
import { cablePaths, keyOf, type Port } from './cable-paths.ts'
import type { NetboxItems } from './netbox-items.ts'

/** Power of one device from several sources: any of them keeps it up. */
const POWER = 'power'

/** @param cis by key; relations to others are left out */
export function netboxLinks(
  items: NetboxItems,
  cis: ReadonlyMap<string, CiFact>,
  leftOut: LeftOut,
): RelationshipFact[] {
  const found = new Map<string, RelationshipFact>()
  const add = (from: string, to: string, type: RelationshipType, ports: Partial<Ports> = {}): void => {
    if (from === to || !cis.has(from) || !cis.has(to)) return
    const fact = { from, to, type, ...ports }
    found.set(JSON.stringify(fact), fact)
  }
  cableLinks(items, add, leftOut)
  for (const [id, raw] of items.get('dcim/devices') ?? []) {
    const key = `device:${id}`
    add(key, `cluster:${idIn(raw['cluster'])}`, 'memberOf')
    add(key, `device:${idIn(raw['parent_device'])}`, 'runsOn')
    add(key, `virtual-chassis:${idIn(raw['virtual_chassis'])}`, 'memberOf')
  }
  for (const [id, raw] of items.get('virtualization/virtual-machines') ?? []) {
    // On a named host it moves with it; without, the cluster places it.
    const host = `device:${idIn(raw['device'])}`
    add(`vm:${id}`, cis.has(host) ? host : `cluster:${idIn(raw['cluster'])}`, 'runsOn')
  }
  for (const [id, raw] of items.get('dcim/power-feeds') ?? [])
    add(`power-feed:${id}`, `power-panel:${idIn(raw['power_panel'])}`, 'poweredBy')
  return withPowerAlternatives([...found.values()])
}

interface Ports {
  readonly fromPort: string
  readonly toPort: string
}
type Add = (from: string, to: string, type: RelationshipType, ports?: Partial<Ports>) => void

function cableLinks(items: NetboxItems, add: Add, leftOut: LeftOut): void {
  const paths = cablePaths(items)
  const done = new Set<string>()
  for (const port of [...paths.ports]) {
    if (!NETWORK.has(port.kind) && !POWER_NEEDS.has(port.kind)) continue
    for (const end of paths.farEnds(port)) {
      const pair = [keyOf(port), keyOf(end)].sort().join(' ')
      if (done.has(pair)) continue
      done.add(pair)
      const [from, to] = [ciKeyOf(port), ciKeyOf(end)]
      if (from === null || to === null) continue
      if (NETWORK.has(port.kind) && NETWORK.has(end.kind)) add(from, to, 'connectedTo', portNames(port, end))
      else if (POWER_NEEDS.has(port.kind) && POWER_GIVES.has(end.kind)) add(from, to, 'poweredBy', portNames(port, end))
    }
  }
  for (const end of paths.deadEnds)
    leftOut.add('cable paths that end in a panel: dcim/front-ports does not say what is behind', end)
}

const NETWORK = new Set(['dcim.interface', 'circuits.circuittermination'])
const POWER_NEEDS = new Set(['dcim.powerport'])
const POWER_GIVES = new Set(['dcim.poweroutlet', 'dcim.powerfeed'])

function ciKeyOf({ kind, id, device, raw }: Port): string | null {
  if (kind === 'dcim.powerfeed') return `power-feed:${id}`
  if (kind === 'circuits.circuittermination') return `circuit:${idIn(raw['circuit'])}`
  return device === null ? null : `device:${device}`
}

function portNames(from: Port, to: Port): Partial<Ports> {
  return {
    ...(from.kind === 'dcim.interface' || from.kind === 'dcim.powerport' ? named('fromPort', from.name) : {}),
    ...(to.kind === 'dcim.interface' || to.kind === 'dcim.poweroutlet' ? named('toPort', to.name) : {}),
  }
}

function named(side: keyof Ports, name: string): Partial<Ports> {
  return name === '' ? {} : { [side]: name }
}

function withPowerAlternatives(links: readonly RelationshipFact[]): RelationshipFact[] {
  const sources = new Map<string, Set<string>>()
  for (const { from, to, type } of links)
    if (type === 'poweredBy') sources.set(from, (sources.get(from) ?? new Set()).add(to))
  return links.map((link) =>
    link.type === 'poweredBy' && (sources.get(link.from)?.size ?? 0) > 1 ? { ...link, redundancy: POWER } : link,
  )
}

/** The id of a nested object; undefined when there is none. */
function idIn(value: unknown): number | undefined {
  const id = objectOf(value)?.['id']
  return typeof id === 'number' ? id : undefined
}
