// Cables and patch panels -> what is at the other end of a port. Follows NetBox's own rules: through a front port to its rear port, along the
// trunk, and out of the front port with the same position.
import { endpointOfUrl, type NetboxItems } from './netbox-items.ts'
import { listOf, objectOf, textOf, type Raw } from '../read-json.ts'
import { isThere, statusOf } from './netbox-status.ts'

/** `dcim.interface`, `dcim.frontport`, `dcim.powerfeed`, `circuits.circuittermination` ... */
export interface Port {
  readonly kind: string
  readonly id: number
  readonly name: string
  /** Of the device that it is on; null for feeds and circuits. */
  readonly device: number | null
  readonly raw: Raw
}

export interface CablePaths {
  /** All ports with a cable, and interfaces whose far end NetBox itself tells. */
  readonly ports: Iterable<Port>
  /** The ports at the far ends of a port; none when the path ends in a panel. */
  farEnds(port: Port): readonly Port[]
  /** Panel ports that a path ended in because the export does not say what is behind them. */
  readonly deadEnds: ReadonlySet<string>
}

/** Panels in a row beyond which a path is a mistake. */
const MAX_STEPS = 64

const KIND_OF_ENDPOINT: Readonly<Record<string, string>> = {
  'dcim/interfaces': 'dcim.interface',
  'dcim/front-ports': 'dcim.frontport',
  'dcim/rear-ports': 'dcim.rearport',
  'dcim/power-ports': 'dcim.powerport',
  'dcim/power-outlets': 'dcim.poweroutlet',
  'dcim/power-feeds': 'dcim.powerfeed',
  'dcim/console-ports': 'dcim.consoleport',
  'dcim/console-server-ports': 'dcim.consoleserverport',
  'circuits/circuit-terminations': 'circuits.circuittermination',
}

export function cablePaths(items: NetboxItems): CablePaths {
  const ports = new Map<string, Port>()
  const cabled = new Map<string, string[]>()
  const deadEnds = new Set<string>()
  const know = (port: Port | null): string | null => {
    if (port === null) return null
    const key = keyOf(port)
    const before = ports.get(key)
    // Nested objects are brief: what a list tells of the port counts.
    if (before === undefined || Object.keys(port.raw).length > Object.keys(before.raw).length) ports.set(key, port)
    return key
  }
  for (const [endpoint, kind] of Object.entries(KIND_OF_ENDPOINT))
    for (const raw of items.get(endpoint)?.values() ?? []) know(portOf(kind, raw))
  for (const cable of items.get('dcim/cables')?.values() ?? []) {
    if (!isThere(statusOf(cable['status']))) continue
    const [a, b] = [terminations(cable, 'a'), terminations(cable, 'b')].map((side) =>
      side.map(know).filter((key): key is string => key !== null),
    )
    for (const one of a ?? []) {
      for (const other of b ?? []) {
        push(cabled, one, other)
        push(cabled, other, one)
      }
    }
  }
  const panels = panelPorts(items)

  return {
    get ports() {
      return ports.values()
    },
    deadEnds,
    farEnds(port) {
      const told = toldEnds(port.raw).map(know)
      const found = new Set(told.filter((key): key is string => key !== null))
      if (found.size === 0) follow(keyOf(port), found)
      return [...found].flatMap((key) => ports.get(key) ?? [])
    },
  }

  function follow(start: string, found: Set<string>): void {
    let open: { port: string; positions: readonly number[] }[] = [{ port: start, positions: [] }]
    for (let step = 0; step < MAX_STEPS && open.length > 0; step++) {
      const next: typeof open = []
      for (const { port, positions } of open) {
        for (const end of cabled.get(port) ?? []) {
          if (end === start) continue
          const kind = ports.get(end)?.kind
          if (kind === 'dcim.frontport') {
            const rears = panels.rearsOf.get(end) ?? []
            if (rears.length === 0) deadEnds.add(end)
            for (const { rear, position } of rears) next.push({ port: rear, positions: [...positions, position] })
          } else if (kind === 'dcim.rearport') {
            const front = panels.frontsOf.get(end)?.get(positions.at(-1) ?? 1)
            if (front === undefined) deadEnds.add(end)
            else next.push({ port: front, positions: positions.slice(0, -1) })
          } else found.add(end)
        }
      }
      open = next
    }
  }
}

export function keyOf({ kind, id }: Pick<Port, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

function portOf(kind: string, raw: Raw | null): Port | null {
  const id = raw?.['id']
  if (raw === null || typeof id !== 'number') return null
  const device = objectOf(raw['device'])?.['id']
  return { kind, id, name: textOf(raw['name']), device: typeof device === 'number' ? device : null, raw }
}

/** One side of a cable: a list since NetBox 3.3, one port with a type before. */
function terminations(cable: Raw, side: 'a' | 'b'): (Port | null)[] {
  const list = cable[`${side}_terminations`]
  if (Array.isArray(list)) {
    return list.map((value) => {
      const item = objectOf(value)
      const { object_type: kind, object_id: id } = item ?? {}
      return portOf(textOf(kind), { id, ...objectOf(item?.['object']) })
    })
  }
  const kind = textOf(cable[`termination_${side}_type`])
  return [portOf(kind, { id: cable[`termination_${side}_id`], ...objectOf(cable[`termination_${side}`]) })]
}

/** NetBox traces interfaces itself: `connected_endpoints` since 3.3, `connected_endpoint` before. */
function toldEnds(raw: Raw): (Port | null)[] {
  if ((raw['connected_endpoints_reachable'] ?? raw['connected_endpoint_reachable']) !== true) return []
  const ends = raw['connected_endpoints'] ?? raw['connected_endpoint']
  const kind = textOf(raw['connected_endpoints_type'] ?? raw['connected_endpoint_type'])
  return (Array.isArray(ends) ? listOf(ends) : [ends]).map((value) => {
    const end = objectOf(value)
    const byUrl = KIND_OF_ENDPOINT[endpointOfUrl(textOf(end?.['url'])) ?? '']
    return portOf(kind === '' ? (byUrl ?? '') : kind, end)
  })
}

interface PanelPorts {
  readonly rearsOf: ReadonlyMap<string, readonly { readonly rear: string; readonly position: number }[]>
  readonly frontsOf: ReadonlyMap<string, ReadonlyMap<number, string>>
}

/** Which front port is which position of which rear port; a list of them since NetBox 4.5. */
function panelPorts(items: NetboxItems): PanelPorts {
  const rearsOf = new Map<string, { rear: string; position: number }[]>()
  const frontsOf = new Map<string, Map<number, string>>()
  for (const [id, raw] of items.get('dcim/front-ports') ?? []) {
    const front = keyOf({ kind: 'dcim.frontport', id })
    const mappings = Array.isArray(raw['rear_ports']) ? listOf(raw['rear_ports']).map(objectOf) : [raw]
    for (const mapping of mappings) {
      const rearId = objectOf(mapping?.['rear_port'])?.['id'] ?? mapping?.['rear_port']
      if (typeof rearId !== 'number') continue
      const told = mapping?.['rear_port_position']
      const position = typeof told === 'number' ? told : 1
      const rear = keyOf({ kind: 'dcim.rearport', id: rearId })
      push(rearsOf, front, { rear, position })
      frontsOf.set(rear, (frontsOf.get(rear) ?? new Map<number, string>()).set(position, front))
    }
  }
  return { rearsOf, frontsOf }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
