// Small sites with their own power and cooling, many of them alike.
import { sites } from '../estate/sites.ts'
import type { SitesSize } from '../estate/sites.ts'
import type { Estate } from '../estate/estate.ts'
import { coolingFails, dies, mainsFail, powerFails } from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'power and site'

function size(prefix: string, more: Partial<SitesSize> = {}): () => Estate {
  return () => sites({ prefix, sites: 30, serversPerSite: 6, ...more })
}

const upses = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `${prefix}-ups-${from + n}`)

export const siteScenarios: readonly Scenario[] = [
  {
    name: 'power and site: a regional grid fails, ten sites run on battery, then go dark',
    family,
    set: 'development',
    seed: 41,
    estate: size('shop'),
    faults: [{ at: 25, lasts: 40, fault: mainsFail('shop-grid-2', upses('shop', 11, 20), 14) }],
  },
  {
    name: 'power and site: one PDU of a site fails silently with half of the servers',
    family,
    set: 'development',
    seed: 42,
    estate: size('shop', { serversPerSite: 10 }),
    faults: [{ at: 25, lasts: 25, fault: powerFails('shop-pdu-7a'), root: 'silent' }],
  },
  {
    name: 'power and site: UPS of a site fails while the router of another site dies',
    family,
    set: 'development',
    seed: 43,
    estate: size('shop'),
    faults: [
      { at: 25, lasts: 25, fault: powerFails('shop-ups-5') },
      { at: 26, lasts: 28, fault: dies('shop-rt-22') },
    ],
  },
  {
    name: 'power and site: air conditioning of a site fails, servers shut down in the end',
    family,
    set: 'held-out',
    seed: 401,
    estate: size('sub', { serversPerSite: 8 }),
    faults: [{ at: 22, lasts: 45, fault: coolingFails('sub-hvac-13', ['sub-srv-13-2', 'sub-srv-13-5']) }],
  },
  {
    name: 'power and site: two grids fail in one thunderstorm, twenty sites on battery',
    family,
    set: 'held-out',
    seed: 402,
    estate: size('sub', { sites: 50 }),
    faults: [
      { at: 25, lasts: 35, fault: mainsFail('sub-grid-1', upses('sub', 1, 10), 12) },
      { at: 28, lasts: 25, fault: mainsFail('sub-grid-4', upses('sub', 31, 40), null) },
    ],
  },
  {
    name: 'power and site: 1,500 sites, four routers die in ten minutes',
    family,
    set: 'held-out',
    seed: 403,
    estate: size('cell', { sites: 1500, serversPerSite: 6 }),
    noise: 0.15,
    faults: [
      { at: 12, lasts: 12, fault: dies('cell-rt-17') },
      { at: 14, lasts: 12, fault: dies('cell-rt-803') },
      { at: 17, lasts: 10, fault: dies('cell-rt-1204') },
      { at: 20, lasts: 10, fault: powerFails('cell-ups-1401') },
    ],
  },
]
