// Data centres: leaf-spine fabrics where redundancy hides most of a fault, racks with two feeds, applications across racks.
import { leafSpine } from '../estate/leaf-spine.ts'
import type { LeafSpineSize } from '../estate/leaf-spine.ts'
import type { Estate } from '../estate/estate.ts'
import {
  badChange,
  coolingFails,
  dies,
  diskFills,
  fails,
  opticsDegrade,
  powerFails,
  slows,
  cableBreaks,
  mainsFail,
} from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'data centre'

function size(prefix: string, more: Partial<LeafSpineSize> = {}): () => Estate {
  return () => leafSpine({ prefix, spines: 4, racks: 8, hostsPerRack: 18, applications: 16, ...more })
}

export const dataCentreScenarios: readonly Scenario[] = [
  {
    name: 'data centre: one leaf of a pair dies, only single-homed hosts are cut off',
    family,
    set: 'development',
    seed: 21,
    estate: size('fra'),
    faults: [{ at: 25, lasts: 25, fault: dies('fra-leaf-3a') }],
  },
  {
    name: 'data centre: a database slows down while a spine dies',
    family,
    set: 'development',
    seed: 22,
    estate: size('fra'),
    faults: [
      { at: 25, lasts: 30, fault: slows('fra-db-4') },
      { at: 27, lasts: 20, fault: dies('fra-spine-2') },
    ],
  },
  {
    name: 'data centre: PDU of one feed fails, dual-corded hosts live on',
    family,
    set: 'development',
    seed: 23,
    estate: size('fra'),
    faults: [{ at: 25, lasts: 25, fault: powerFails('fra-pdu-5a') }],
  },
  {
    name: 'data centre: cooling unit fails, four racks get hot over ten minutes',
    family,
    set: 'development',
    seed: 24,
    estate: size('par', { hostsPerRack: 8 }),
    faults: [{ at: 25, lasts: 40, fault: coolingFails('par-crac-1', ['par-h-2-3', 'par-h-2-4']) }],
  },
  {
    name: 'data centre: 20,000 CIs, a leaf pair loses both feeds while three databases have troubles of their own',
    family,
    set: 'development',
    seed: 25,
    estate: size('big', { spines: 8, racks: 400, hostsPerRack: 40, applications: 600 }),
    noise: 0.15,
    faults: [
      {
        at: 12,
        lasts: 12,
        fault: {
          kind: 'power',
          roots: ['big-pdu-17a', 'big-pdu-17b'],
          stages: [
            {
              afterMs: 0,
              cause: {
                conditions: new Map([
                  ['big-pdu-17a', 'down'],
                  ['big-pdu-17b', 'down'],
                ]),
                brokenCables: [],
              },
            },
          ],
        },
      },
      { at: 13, lasts: 12, fault: slows('big-db-55') },
      { at: 14, lasts: 12, fault: fails('big-db-210') },
      { at: 15, lasts: 10, fault: diskFills('big-h-200-5', [], 5) },
    ],
  },
  {
    name: 'data centre: host with a database and applications dies',
    family,
    set: 'held-out',
    seed: 201,
    estate: size('mil', { racks: 6, hostsPerRack: 10, applications: 30 }),
    faults: [{ at: 23, lasts: 22, fault: dies('mil-h-3-1') }],
  },
  {
    name: 'data centre: a bad firmware change on a leaf while an optic fades three racks on',
    family,
    set: 'held-out',
    seed: 202,
    estate: size('mil'),
    faults: [
      { at: 24, lasts: 25, fault: badChange('mil-leaf-2b', 'down', 30) },
      { at: 26, lasts: 30, fault: opticsDegrade('mil-leaf-6a', 'mil-spine-3', 12) },
    ],
  },
  {
    name: 'data centre: two databases slow down at the same minute for unrelated reasons',
    family,
    set: 'held-out',
    seed: 203,
    estate: size('zrh', { applications: 24 }),
    faults: [
      { at: 25, lasts: 25, fault: slows('zrh-db-3') },
      { at: 25.4, lasts: 28, fault: slows('zrh-db-15') },
    ],
  },
  {
    name: 'data centre: mains fail, both UPS hold, nothing goes down',
    family,
    set: 'held-out',
    seed: 204,
    estate: size('zrh', { racks: 6 }),
    faults: [{ at: 22, lasts: 15, fault: mainsFail('zrh-mains', ['zrh-ups-a', 'zrh-ups-b'], null) }],
  },
  {
    name: 'data centre: the same cable between leaf and spine breaks twice, three hours apart',
    family,
    set: 'held-out',
    seed: 205,
    estate: size('zrh', { racks: 5 }),
    noise: 0.3,
    faults: [
      { at: 20, lasts: 15, fault: cableBreaks('zrh-leaf-4b', 'zrh-spine-1') },
      { at: 200, lasts: 15, fault: cableBreaks('zrh-leaf-4b', 'zrh-spine-1') },
    ],
  },
  {
    name: 'data centre: five unrelated small faults within a quarter of an hour',
    family,
    set: 'held-out',
    seed: 206,
    estate: size('lux', { racks: 12, hostsPerRack: 12, applications: 20 }),
    faults: [
      { at: 25, lasts: 25, fault: dies('lux-h-2-8') },
      { at: 28, lasts: 25, fault: diskFills('lux-h-9-9', [], 5) },
      { at: 31, lasts: 20, fault: slows('lux-db-11') },
      { at: 34, lasts: 20, fault: cableBreaks('lux-leaf-7a', 'lux-spine-2') },
      { at: 38, lasts: 20, fault: dies('lux-h-12-10') },
    ],
  },
]
