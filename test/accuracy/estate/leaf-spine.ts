// A data centre: spines, a pair of leaves a rack, hosts with two cables and two feeds (some have one), applications across racks.
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface LeafSpineSize {
  readonly prefix: string
  readonly spines: number
  readonly racks: number
  readonly hostsPerRack: number
  /** Applications, each on a host of two or three racks, with a database and a business service. */
  readonly applications: number
}

export function leafSpine(size: LeafSpineSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const site = `${p}-dc`
  const spines = range(size.spines).map((n) =>
    estate.add('switch', 'spine-switch', `${p}-spine-${n}`, { site, criticality: 5, supportGroup: 'network' }),
  )
  estate.vantage.push(...spines)
  estate.add('mains', 'power-feed', `${p}-mains`, { site })
  for (const feed of ['a', 'b']) {
    estate.poweredBy(estate.add('ups', 'ups', `${p}-ups-${feed}`, { site, supportGroup: 'facilities' }), `${p}-mains`)
  }
  range(Math.ceil(size.racks / 4)).forEach((row) => estate.add('cooling', 'cooling-unit', `${p}-crac-${row}`, { site }))
  for (const rack of range(size.racks)) buildRack(estate, size, rack, spines)
  for (const n of range(size.applications)) application(estate, size, n)
  return estate
}

function buildRack(estate: Estate, size: LeafSpineSize, rack: number, spines: readonly string[]): void {
  const { prefix: p } = size
  const here = { site: `${p}-dc`, attributes: { rack: `${p}-rack-${rack}` } }
  const feeds = ['a', 'b'].map((feed) => {
    const pdu = estate.add('pdu', 'pdu', `${p}-pdu-${rack}${feed}`, { ...here, supportGroup: 'facilities' })
    estate.poweredBy(pdu, `${p}-ups-${feed}`)
    return pdu
  })
  const cooling = `${p}-crac-${Math.ceil(rack / 4)}`
  const leaves = ['a', 'b'].map((letter) => {
    const leaf = estate.add('switch', 'leaf-switch', `${p}-leaf-${rack}${letter}`, {
      ...here,
      criticality: 4,
      supportGroup: 'network',
    })
    for (const spine of spines) estate.connect(leaf, spine, 'uplink')
    for (const pdu of feeds) estate.poweredBy(leaf, pdu, 'feed')
    estate.dependsOn(leaf, cooling)
    return leaf
  })
  for (const n of range(size.hostsPerRack)) {
    const host = estate.add('server', 'server', `${p}-h-${rack}-${n}`, { ...here, supportGroup: 'systems' })
    // One host in six is old: one cable, one feed.
    const old = n % 6 === 0
    if (old) estate.connect(host, leaves[0] ?? '')
    else for (const leaf of leaves) estate.connect(host, leaf, 'bond')
    if (old) estate.poweredBy(host, feeds[0] ?? '')
    else for (const pdu of feeds) estate.poweredBy(host, pdu, 'feed')
    estate.dependsOn(host, cooling)
  }
}

function application(estate: Estate, size: LeafSpineSize, n: number): void {
  const { prefix: p } = size
  const slot = (k: number): string =>
    `${p}-h-${((n + k - 1) % size.racks) + 1}-${(Math.floor((n + k) / size.racks) % size.hostsPerRack) + 1}`
  const database = estate.add('database', 'database', `${p}-db-${n}`, {
    site: `${p}-dc`,
    supportGroup: 'dba',
    criticality: 4,
  })
  estate.runsOn(database, slot(0))
  const service = estate.add('service', 'service', `${p}-svc-${n}`, { criticality: 1 + (n % 5) })
  for (const k of [1, 2, 3].slice(0, 2 + (n % 2))) {
    const app = estate.add('app', 'application', `${p}-app-${n}-${k}`, {
      site: `${p}-dc`,
      supportGroup: 'applications',
    })
    estate.runsOn(app, slot(k))
    estate.dependsOn(app, database)
    estate.dependsOn(service, app, 'pool')
  }
}
