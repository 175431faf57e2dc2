// Made-up saved views and traits of incidents for the fake server: two shared views to begin with.
import { createHash } from 'node:crypto'
import type { IncidentTraits, NewView, SavedView } from '../src/api/list-endpoints.ts'
import type { Incident } from '../src/contract.ts'

const SITES = ['hq', 'dc-north', 'plant-2', null] as const
const SOURCES = [['snmp'], ['prometheus'], ['prometheus', 'snmp'], ['zabbix']] as const
const WORDS = [null, null, null, 'frequent', 'rare', 'anomaly'] as const
const SEEN = { frequent: 31, rare: 4, anomaly: 0 } as const

/** The same incident always gets the same. */
export function fakeTraits({ id, services, activeAlertCount }: Incident): IncidentTraits {
  const byte = createHash('sha256').update(id).digest()
  const pick = <Item>(items: readonly Item[], n: number): Item => items[(byte[n] ?? 0) % items.length] as Item // never empty
  const word = pick(WORDS, 2)
  return {
    id,
    site: pick(SITES, 0),
    sources: pick(SOURCES, 1),
    flapping: pick([0, 0, 0, 2], 3),
    maintenance: pick([0, 0, 0, 0, 0, 0, 0, activeAlertCount], 4),
    habit: { word, seen: word === null ? 12 : SEEN[word], of: 124, service: services[0]?.ci ?? null },
  }
}

export function createFakeViews() {
  let next = 3
  let defaultId: string | null = null
  let items: SavedView[] = [
    { id: 'view-1', name: 'NOC-1: P1 and P2', query: 'priority=P1,P2', shared: true, owner: 'noc-lead', mine: false },
    { id: 'view-2', name: 'By site', query: 'group=site&facets=1', shared: true, owner: 'anna', mine: false },
  ]
  return {
    list: () => ({ items, defaultId }),
    add(view: NewView): SavedView {
      const made = { ...view, id: `view-${next++}`, owner: 'operator', mine: true }
      items = [...items, made]
      return made
    },
    change(id: string, view: NewView): SavedView | undefined {
      items = items.map((one) => (one.id === id ? { ...one, ...view } : one))
      return items.find((one) => one.id === id)
    },
    remove(id: string): void {
      items = items.filter((one) => one.id !== id)
    },
    choose(id: string | null): void {
      defaultId = id
    },
  }
}
