// Hypervisors, virtual machines and their shared datastores.
import { virtualisation } from '../estate/virtualisation.ts'
import type { VirtualisationSize } from '../estate/virtualisation.ts'
import type { Estate } from '../estate/estate.ts'
import { badChange, dies, diskFills, fails, slows } from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'virtualisation'

function size(prefix: string, more: Partial<VirtualisationSize> = {}): () => Estate {
  return () =>
    virtualisation({ prefix, clusters: 3, hypervisors: 6, vmsPerHypervisor: 8, datastoresPerCluster: 3, ...more })
}

export const virtualisationScenarios: readonly Scenario[] = [
  {
    name: 'virtualisation: a hypervisor dies with its machines, services live on their other half',
    family,
    set: 'development',
    seed: 51,
    estate: size('vdc'),
    faults: [{ at: 25, lasts: 20, fault: dies('vdc-esx-2-3') }],
  },
  {
    name: 'virtualisation: a storage pool slows down, machines of a third of the cluster with it',
    family,
    set: 'development',
    seed: 52,
    estate: size('vdc'),
    faults: [{ at: 25, lasts: 30, fault: slows('vdc-pool-1-2') }],
  },
  {
    name: 'virtualisation: hypervisors of two clusters die in the same minute',
    family,
    set: 'development',
    seed: 53,
    estate: size('vdc'),
    faults: [
      { at: 25, lasts: 20, fault: dies('vdc-esx-1-4') },
      { at: 25.5, lasts: 22, fault: dies('vdc-esx-3-1') },
    ],
  },
  {
    name: 'virtualisation: a datastore is lost, every machine on it goes read-only',
    family,
    set: 'held-out',
    seed: 501,
    estate: size('bank', { clusters: 4 }),
    faults: [{ at: 26, lasts: 25, fault: fails('bank-ds-3-1') }],
  },
  {
    name: 'virtualisation: hypervisor says nothing when it dies, a virtual disk fills in another cluster',
    family,
    set: 'held-out',
    seed: 502,
    estate: size('bank', { vmsPerHypervisor: 12 }),
    faults: [
      { at: 24, lasts: 22, fault: dies('bank-esx-1-2'), root: 'silent' },
      { at: 27, lasts: 30, fault: diskFills('bank-vm-3-5-2', ['bank-app-3-5-2'], 5) },
    ],
  },
  {
    name: 'virtualisation: bad driver change on a hypervisor, its machines fall one by one',
    family,
    set: 'held-out',
    seed: 503,
    estate: size('clinic', { hypervisors: 8, vmsPerHypervisor: 10 }),
    faults: [{ at: 25, lasts: 20, fault: badChange('clinic-esx-2-6', 'down', 90), missing: 0.2 }],
  },
]
