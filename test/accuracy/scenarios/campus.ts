// Campus networks: device, cable, power, disk and name-service faults between the core and the desk.
import { campus } from '../estate/campus.ts'
import type { CampusSize } from '../estate/campus.ts'
import { PERFECT_CMDB } from '../estate/cmdb.ts'
import type { Estate } from '../estate/estate.ts'
import {
  allFail,
  badChange,
  cableFlaps,
  dies,
  diskFills,
  loops,
  mainsFail,
  opticsDegrade,
  powerFails,
} from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'campus'

function size(prefix: string, more: Partial<CampusSize> = {}): () => Estate {
  const usual = { buildings: 4, accessPerBuilding: 5, apsPerAccess: 2, pcsPerAccess: 3, servers: 14, pairs: false }
  return () => campus({ prefix, ...usual, ...more })
}

export const campusScenarios: readonly Scenario[] = [
  {
    name: 'campus: distribution switch dies, a whole building is cut off',
    family,
    set: 'development',
    seed: 11,
    estate: size('ams'),
    faults: [{ at: 25, lasts: 25, fault: dies('ams-dist-2') }],
    cmdb: PERFECT_CMDB,
  },
  {
    name: 'campus: core switch dies while a disk fills elsewhere',
    family,
    set: 'development',
    seed: 12,
    estate: size('ams', { pairs: true }),
    faults: [
      { at: 25, lasts: 25, fault: dies('ams-core-1') },
      { at: 28, lasts: 30, fault: diskFills('ams-srv-5', ['ams-print-app'], 6) },
    ],
  },
  {
    name: 'campus: two buildings lose their uplink switches four minutes apart, for unrelated reasons',
    family,
    set: 'development',
    seed: 13,
    estate: size('ber', { buildings: 6 }),
    faults: [
      { at: 25, lasts: 30, fault: dies('ber-dist-1') },
      { at: 29, lasts: 25, fault: dies('ber-dist-5') },
    ],
  },
  {
    name: 'campus: access switch dies silently, only what is behind it is heard of',
    family,
    set: 'development',
    seed: 14,
    estate: size('ber', { apsPerAccess: 4, pcsPerAccess: 6 }),
    faults: [{ at: 22, lasts: 30, fault: dies('ber-acc-3-2'), root: 'silent' }],
  },
  {
    name: 'campus: cable between core and distribution flaps for twenty minutes',
    family,
    set: 'development',
    seed: 15,
    estate: size('ber'),
    faults: [{ at: 25, lasts: 25, fault: cableFlaps('ber-dist-2', 'ber-core-1', 10, 25, 95) }],
  },
  {
    name: 'campus: both name servers fail, every application with them',
    family,
    set: 'development',
    seed: 16,
    estate: size('ams', { servers: 24 }),
    faults: [{ at: 25, lasts: 20, fault: allFail('name service', 'ams-ns-1', 'ams-ns-2') }],
  },
  {
    name: 'campus: building UPS fails, its switches go dark with it',
    family,
    set: 'development',
    seed: 17,
    estate: size('ber'),
    faults: [{ at: 25, lasts: 25, fault: powerFails('ber-ups-4') }],
  },
  {
    name: 'campus: a loop on one access switch floods traps while a building goes dark elsewhere',
    family,
    set: 'development',
    seed: 18,
    estate: size('ber', { buildings: 5 }),
    faults: [
      { at: 25, lasts: 20, fault: loops('ber-acc-2-4', 40, 60) },
      { at: 30, lasts: 25, fault: dies('ber-dist-5') },
    ],
  },
  {
    name: 'campus: a collector holds events back by up to a minute, a distribution switch dies',
    family,
    set: 'development',
    seed: 19,
    estate: size('ams'),
    faults: [{ at: 25, lasts: 25, fault: dies('ams-dist-3') }],
    heldBackSeconds: 60,
  },
  {
    name: 'campus: bad change on a distribution switch, traps lost, CMDB full of holes',
    family,
    set: 'held-out',
    seed: 101,
    estate: size('osl', { buildings: 5, accessPerBuilding: 7 }),
    faults: [{ at: 31, lasts: 18, fault: badChange('osl-dist-3', 'down', 45) }],
    traps: { lost: 0.25, doubled: 0.1 },
    cmdb: { missingEdges: 0.06, unmanaged: 0.05, staleNames: 0.05 },
  },
  {
    name: 'campus: optics of an uplink fade, then die, at a building without a second switch',
    family,
    set: 'held-out',
    seed: 102,
    estate: size('osl'),
    faults: [{ at: 26, lasts: 40, fault: opticsDegrade('osl-dist-1', 'osl-core-1', 14) }],
  },
  {
    name: 'campus: mains fail, batteries hold in one building and not in two',
    family,
    set: 'held-out',
    seed: 103,
    estate: size('rom', { buildings: 5 }),
    faults: [{ at: 27, lasts: 35, fault: mainsFail('rom-mains', ['rom-ups-1', 'rom-ups-2'], 11) }],
  },
  {
    name: 'campus: three unrelated access switches die within five minutes',
    family,
    set: 'held-out',
    seed: 104,
    estate: size('rom', { buildings: 6, accessPerBuilding: 6 }),
    faults: [
      { at: 25, lasts: 30, fault: dies('rom-acc-1-3') },
      { at: 27, lasts: 22, fault: dies('rom-acc-4-1') },
      { at: 30, lasts: 26, fault: dies('rom-acc-6-5') },
    ],
  },
  {
    name: 'campus: late root, the switch itself is heard of six minutes after its access points',
    family,
    set: 'held-out',
    seed: 105,
    estate: size('rom', { apsPerAccess: 5 }),
    faults: [{ at: 24, lasts: 30, fault: dies('rom-dist-4'), root: { laterMs: 6 * 60_000 } }],
  },
]
