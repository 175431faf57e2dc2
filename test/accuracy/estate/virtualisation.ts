// Clusters of hypervisors with virtual machines on shared datastores; applications on the machines, business services on the applications.
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface VirtualisationSize {
  readonly prefix: string
  readonly clusters: number
  readonly hypervisors: number
  readonly vmsPerHypervisor: number
  readonly datastoresPerCluster: number
}

export function virtualisation(size: VirtualisationSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const site = `${p}-dc`
  const cores = [1, 2].map((n) => estate.add('switch', 'core-switch', `${p}-core-${n}`, { site, criticality: 5 }))
  estate.connect(`${p}-core-2`, `${p}-core-1`)
  estate.vantage.push(...cores)
  const array = estate.add('array', 'storage-array', `${p}-array`, { site, criticality: 5, supportGroup: 'storage' })
  for (const core of cores) estate.connect(array, core, 'uplink')
  for (const c of range(size.clusters)) cluster(estate, size, c, cores)
  return estate
}

function cluster(estate: Estate, size: VirtualisationSize, c: number, cores: readonly string[]): void {
  const { prefix: p } = size
  const here = { site: `${p}-dc`, supportGroup: 'virtualisation' }
  const whole = estate.add('cluster', 'cluster', `${p}-cluster-${c}`, here)
  const tops = ['a', 'b'].map((letter) => {
    const top = estate.add('switch', 'tor-switch', `${p}-tor-${c}${letter}`, { ...here, supportGroup: 'network' })
    for (const core of cores) estate.connect(top, core, 'uplink')
    return top
  })
  const datastores = range(size.datastoresPerCluster).map((n) => {
    const pool = estate.add('pool', 'storage-pool', `${p}-pool-${c}-${n}`, { ...here, supportGroup: 'storage' })
    estate.runsOn(pool, `${p}-array`)
    const datastore = estate.add('datastore', 'datastore', `${p}-ds-${c}-${n}`, here)
    estate.dependsOn(datastore, pool)
    return datastore
  })
  for (const h of range(size.hypervisors)) {
    const hypervisor = estate.add('hypervisor', 'hypervisor', `${p}-esx-${c}-${h}`, { ...here, criticality: 4 })
    estate.memberOf(hypervisor, whole)
    for (const top of tops) estate.connect(hypervisor, top, 'bond')
    for (const v of range(size.vmsPerHypervisor)) {
      const vm = estate.add('vm', 'vm', `${p}-vm-${c}-${h}-${v}`, { ...here, supportGroup: 'systems' })
      estate.runsOn(vm, hypervisor)
      estate.dependsOn(vm, datastores[(h + v) % datastores.length] ?? '')
      if (v % 2 === 1) continue
      const app = estate.add('app', 'application', `${p}-app-${c}-${h}-${v}`, { supportGroup: 'applications' })
      estate.runsOn(app, vm)
      // A service stands on applications of two hypervisors: one may die.
      const pair = `${p}-svc-${c}-${Math.ceil(h / 2)}-${v}`
      if (!estate.things.has(pair)) estate.add('service', 'service', pair, { criticality: 1 + (v % 5) })
      estate.dependsOn(pair, app, 'pool')
    }
  }
}
