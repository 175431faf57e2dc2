// Further mixes of what runs in data centres (further.ts): racks, storage, machines, services.
import type { Estate } from '../estate/estate.ts'
import { leafSpine } from '../estate/leaf-spine.ts'
import { microservices } from '../estate/microservices.ts'
import { storage } from '../estate/storage.ts'
import { virtualisation } from '../estate/virtualisation.ts'
import type { Random } from '../random.ts'
import { badChange, cableBreaks, dies, diskFills, fails, opticsDegrade, slows } from '../reality/fault-kinds.ts'
import type { Mix } from './further.ts'

const MINUTE = 60_000

type Build = (random: Random) => Estate

const leafSpineOf =
  (prefix: string, more = {}): Build =>
  () =>
    leafSpine({ prefix, spines: 4, racks: 8, hostsPerRack: 14, applications: 18, ...more })
const storageOf =
  (prefix: string, more = {}): Build =>
  () =>
    storage({ prefix, arrays: 3, poolsPerArray: 3, lunsPerPool: 6, ...more })
const virtualisationOf =
  (prefix: string, more = {}): Build =>
  () =>
    virtualisation({ prefix, clusters: 3, hypervisors: 6, vmsPerHypervisor: 8, datastoresPerCluster: 3, ...more })
const microservicesOf =
  (prefix: string): Build =>
  (random) =>
    microservices({ prefix, nodes: 12, layers: [4, 9, 13, 10], replicas: 3, databases: 4, queues: 2 }, random)

export const SYSTEM_MIXES: readonly Mix[] = [
  {
    name: 'data centre: bad firmware on a leaf, an optic fades two racks on',
    family: 'data centre',
    estate: leafSpineOf('ba'),
    faults: [
      { at: 25, lasts: 25, fault: badChange('ba-leaf-3a', 'down', 30) },
      { at: 27, lasts: 30, fault: opticsDegrade('ba-leaf-5b', 'ba-spine-2', 11) },
    ],
  },
  {
    name: 'data centre: five small faults within eleven minutes',
    family: 'data centre',
    estate: leafSpineOf('bb', { racks: 10 }),
    faults: [
      { at: 25, lasts: 25, fault: dies('bb-h-3-7') },
      { at: 28, lasts: 25, fault: diskFills('bb-h-8-4', [], 5) },
      { at: 30, lasts: 20, fault: slows('bb-db-7') },
      { at: 33, lasts: 20, fault: cableBreaks('bb-leaf-5a', 'bb-spine-1') },
      { at: 36, lasts: 20, fault: dies('bb-h-10-3') },
    ],
  },
  {
    name: 'data centre: a spine dies, a database slows down two minutes later',
    family: 'data centre',
    estate: leafSpineOf('bc'),
    faults: [
      { at: 25, lasts: 25, fault: dies('bc-spine-3') },
      { at: 27, lasts: 25, fault: slows('bc-db-5') },
    ],
  },
  {
    name: 'data centre: the second leaf of a pair dies',
    family: 'data centre',
    estate: leafSpineOf('bd'),
    faults: [{ at: 25, lasts: 25, fault: dies('bd-leaf-4b') }],
  },
  {
    name: 'data centre: two hosts of one rack die a minute apart',
    family: 'data centre',
    estate: leafSpineOf('be'),
    faults: [
      { at: 25, lasts: 25, fault: dies('be-h-4-3') },
      { at: 26, lasts: 25, fault: dies('be-h-4-9') },
    ],
  },
  {
    name: 'storage: two pools of neighbouring arrays slow down four minutes apart',
    family: 'storage',
    estate: storageOf('ca', { lunsPerPool: 7 }),
    faults: [
      { at: 25, lasts: 30, fault: slows('ca-pool-2-2') },
      { at: 29, lasts: 28, fault: slows('ca-pool-3-3') },
    ],
  },
  {
    name: 'storage: the first of three arrays dies silently',
    family: 'storage',
    estate: storageOf('cb'),
    faults: [{ at: 25, lasts: 25, fault: dies('cb-array-1'), root: 'silent' }],
  },
  {
    name: 'virtualisation: a datastore of the second cluster is lost',
    family: 'virtualisation',
    estate: virtualisationOf('da', { clusters: 4 }),
    faults: [{ at: 26, lasts: 25, fault: fails('da-ds-2-2') }],
  },
  {
    name: 'virtualisation: hypervisors of two clusters die within forty seconds',
    family: 'virtualisation',
    estate: virtualisationOf('db'),
    faults: [
      { at: 25, lasts: 20, fault: dies('db-esx-1-2') },
      { at: 25.6, lasts: 22, fault: dies('db-esx-2-5') },
    ],
  },
  {
    name: 'virtualisation: a pool slows down, a hypervisor of another cluster dies',
    family: 'virtualisation',
    estate: virtualisationOf('dd'),
    faults: [
      { at: 25, lasts: 25, fault: slows('dd-pool-1-2') },
      { at: 28, lasts: 22, fault: dies('dd-esx-2-4') },
    ],
  },
  {
    name: 'microservices: a database is heard of four minutes after its callers',
    family: 'microservices',
    estate: microservicesOf('gc'),
    faults: [{ at: 25, lasts: 25, fault: fails('gc-db-2'), root: { laterMs: 4 * MINUTE } }],
  },
]
