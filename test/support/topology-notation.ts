// 'core-1 > dist-1 > access-[1..24]': CIs in a line, each needing the one before it. Lines are joined by ';'. Types follow from the names.
import type { Ci, CmdbFile, Relationship, RelationshipType } from '../../correlate/contract/ci.ts'

const TYPES: readonly (readonly [prefix: string, type: string])[] = [
  ['core', 'core-switch'],
  ['dist', 'distribution-switch'],
  ['access', 'access-switch'],
  ['router', 'router'],
  ['srv', 'server'],
  ['vm', 'vm'],
  ['pc', 'workstation'],
  ['pdu', 'pdu'],
  ['svc', 'service'],
  ['app', 'application'],
]

/** `details` may name CIs that the notation does not have. */
export function readTopology(
  notation: string,
  details: ReadonlyMap<string, Partial<Ci>> = new Map(),
  more: readonly Relationship[] = [],
): CmdbFile {
  const cis = new Map<string, Ci>()
  const relationships = [...more]
  for (const line of notation.split(/[;\n]/)) {
    const levels = line.split('>').map((part) => part.split(',').flatMap((item) => expand(item.trim())))
    levels.forEach((ids, level) => {
      for (const id of ids) {
        if (id === '') continue
        if (!cis.has(id)) cis.set(id, makeCi(id, details.get(id)))
        for (const needed of levels[level - 1] ?? []) relationships.push(relate(id, needed))
      }
    })
  }
  for (const [id, detail] of details) if (!cis.has(id)) cis.set(id, makeCi(id, detail))
  return { cis: [...cis.values()], relationships }
}

/** 'access-[1..3]' -> access-1, access-2, access-3 */
function expand(item: string): string[] {
  const range = /^(.*)\[(\d+)\.\.(\d+)\](.*)$/.exec(item)
  if (range === null) return [item]
  const [, before = '', first = '0', last = '0', after = ''] = range
  const ids: string[] = []
  for (let n = Number(first); n <= Number(last); n++) ids.push(`${before}${n}${after}`)
  return ids
}

function typeOf(id: string): string {
  return TYPES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'host'
}

function makeCi(id: string, details: Partial<Ci> = {}): Ci {
  return { id, type: typeOf(id), name: id, attributes: { hostname: [id] }, ...details }
}

function relate(id: string, needed: string): Relationship {
  const types = [typeOf(id), typeOf(needed)]
  const word = (type: RelationshipType): Relationship => ({ from: id, to: needed, type })
  if (types.includes('pdu')) return word('poweredBy')
  if (types.includes('service') || types.includes('application')) return word('dependsOn')
  return typeOf(id) === 'vm' ? word('runsOn') : word('connectedTo')
}
