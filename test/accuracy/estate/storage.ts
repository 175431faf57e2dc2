// Storage: arrays with pools and LUNs, database hosts on two fabrics, databases and business services on them.
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface StorageSize {
  readonly prefix: string
  readonly arrays: number
  readonly poolsPerArray: number
  readonly lunsPerPool: number
}

export function storage(size: StorageSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const site = `${p}-dc`
  const core = estate.add('switch', 'core-switch', `${p}-core`, { site, criticality: 5, supportGroup: 'network' })
  estate.vantage.push(core)
  const lans = [1, 2].map((n) =>
    estate.add('switch', 'access-switch', `${p}-lan-${n}`, { site, supportGroup: 'network' }),
  )
  for (const lan of lans) estate.connect(lan, core)
  const fabrics = ['a', 'b'].map((f) =>
    estate.add('switch', 'fc-switch', `${p}-fabric-${f}`, { site, supportGroup: 'storage' }),
  )
  for (const fabric of fabrics) estate.connect(fabric, core)
  for (const a of range(size.arrays)) {
    const array = estate.add('array', 'storage-array', `${p}-array-${a}`, {
      site,
      criticality: 5,
      supportGroup: 'storage',
    })
    estate.connect(array, core)
    for (const k of range(size.poolsPerArray)) {
      const pool = estate.add('pool', 'storage-pool', `${p}-pool-${a}-${k}`, { site, supportGroup: 'storage' })
      estate.runsOn(pool, array)
      for (const n of range(size.lunsPerPool)) databaseHost(estate, size, `${a}-${k}-${n}`, pool, lans, fabrics)
    }
  }
  return estate
}

function databaseHost(
  estate: Estate,
  { prefix: p }: StorageSize,
  name: string,
  pool: string,
  lans: readonly string[],
  fabrics: readonly string[],
): void {
  const here = { site: `${p}-dc` }
  const lun = estate.add('lun', 'lun', `${p}-lun-${name}`, { ...here, supportGroup: 'storage' })
  estate.runsOn(lun, pool)
  const host = estate.add('server', 'server', `${p}-dbh-${name}`, { ...here, supportGroup: 'systems' })
  for (const lan of lans) estate.connect(host, lan, 'bond')
  for (const fabric of fabrics) estate.dependsOn(host, fabric, 'fabric')
  const database = estate.add('database', 'database', `${p}-db-${name}`, {
    ...here,
    criticality: 4,
    supportGroup: 'dba',
  })
  estate.runsOn(database, host)
  estate.dependsOn(database, lun)
  const service = estate.add('service', 'service', `${p}-svc-${name}`, { criticality: 3 })
  estate.dependsOn(service, database)
}
