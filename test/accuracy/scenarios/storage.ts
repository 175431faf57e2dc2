// Storage arrays under databases.
import { storage } from '../estate/storage.ts'
import type { StorageSize } from '../estate/storage.ts'
import type { Estate } from '../estate/estate.ts'
import { dies, diskFills, slows } from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'storage'

function size(prefix: string, more: Partial<StorageSize> = {}): () => Estate {
  return () => storage({ prefix, arrays: 3, poolsPerArray: 3, lunsPerPool: 5, ...more })
}

export const storageScenarios: readonly Scenario[] = [
  {
    name: 'storage: a pool goes offline, five databases and their services fail',
    family,
    set: 'development',
    seed: 71,
    estate: size('san'),
    faults: [{ at: 25, lasts: 25, fault: dies('san-pool-2-1') }],
  },
  {
    name: 'storage: an array slows down while a database host of another one dies',
    family,
    set: 'development',
    seed: 72,
    estate: size('san'),
    faults: [
      { at: 25, lasts: 30, fault: slows('san-array-3') },
      { at: 29, lasts: 22, fault: dies('san-dbh-1-2-4') },
    ],
  },
  {
    name: 'storage: the same pool slows down twice, four hours apart',
    family,
    set: 'development',
    seed: 73,
    estate: size('san'),
    noise: 0.3,
    faults: [
      { at: 25, lasts: 20, fault: slows('san-pool-1-3') },
      { at: 265, lasts: 20, fault: slows('san-pool-1-3') },
    ],
  },
  {
    name: 'storage: a fabric switch dies, every host loses a path and none fails',
    family,
    set: 'held-out',
    seed: 704,
    estate: size('arc', { arrays: 2 }),
    faults: [{ at: 25, lasts: 22, fault: dies('arc-fabric-a') }],
  },
  {
    name: 'storage: two pools of different arrays slow down five minutes apart',
    family,
    set: 'held-out',
    seed: 701,
    estate: size('arc', { lunsPerPool: 8 }),
    faults: [
      { at: 25, lasts: 30, fault: slows('arc-pool-1-2') },
      { at: 30, lasts: 28, fault: slows('arc-pool-3-1') },
    ],
  },
  {
    name: 'storage: a silent array takes all of its pools along',
    family,
    set: 'held-out',
    seed: 702,
    estate: size('arc', { arrays: 4 }),
    faults: [{ at: 25, lasts: 25, fault: dies('arc-array-2'), root: 'silent' }],
  },
  {
    name: 'storage: transaction log fills up on one database host amid heavy noise',
    family,
    set: 'held-out',
    seed: 703,
    estate: size('arc'),
    noise: 3,
    faults: [{ at: 25, lasts: 30, fault: diskFills('arc-dbh-2-2-3', ['arc-db-2-2-3'], 6) }],
  },
]
