// A campus: two core switches, a distribution switch (or a pair) a building, access switches, access points, staff PCs, and a server room.
import { Estate } from './estate.ts'

export interface CampusSize {
  readonly prefix: string
  readonly buildings: number
  readonly accessPerBuilding: number
  readonly apsPerAccess: number
  readonly pcsPerAccess: number
  readonly servers: number
  /** Two distribution switches a building. */
  readonly pairs: boolean
}

export function campus(size: CampusSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const hq = { site: `${p}-campus`, supportGroup: 'network' }
  const cores = [1, 2].map((n) => estate.add('switch', 'core-switch', `${p}-core-${n}`, { ...hq, criticality: 5 }))
  estate.connect(`${p}-core-2`, `${p}-core-1`)
  estate.vantage.push(...cores)
  estate.add('mains', 'power-feed', `${p}-mains`, hq)
  for (let b = 1; b <= size.buildings; b++) building(estate, size, b, cores)
  serverRoom(estate, size, cores)
  return estate
}

function building(estate: Estate, size: CampusSize, b: number, cores: readonly string[]): void {
  const { prefix: p } = size
  const here = { site: `${p}-b${b}`, supportGroup: 'network' }
  const ups = estate.add('ups', 'ups', `${p}-ups-${b}`, { ...here, supportGroup: 'facilities' })
  estate.poweredBy(ups, `${p}-mains`)
  const dists = (size.pairs ? ['a', 'b'] : ['']).map((letter) => {
    const dist = estate.add('switch', 'distribution-switch', `${p}-dist-${b}${letter}`, { ...here, criticality: 4 })
    for (const core of cores) estate.connect(dist, core, 'uplink')
    estate.poweredBy(dist, ups)
    return dist
  })
  for (let a = 1; a <= size.accessPerBuilding; a++) {
    const access = estate.add('switch', 'access-switch', `${p}-acc-${b}-${a}`, { ...here, criticality: 3 })
    for (const dist of dists) estate.connect(access, dist, ...(size.pairs ? (['uplink'] as const) : []))
    estate.poweredBy(access, ups)
    for (let n = 1; n <= size.apsPerAccess; n++) {
      estate.connect(estate.add('accessPoint', 'access-point', `${p}-ap-${b}-${a}-${n}`, here), access)
    }
    for (let n = 1; n <= size.pcsPerAccess; n++) {
      estate.connect(
        estate.add('workstation', 'workstation', `${p}-pc-${b}-${a}-${n}`, { ...here, criticality: 1 }),
        access,
      )
    }
  }
}

const APPLICATIONS = [
  'mail',
  'erp',
  'intranet',
  'files',
  'print',
  'auth',
  'hr',
  'wiki',
  'crm',
  'stock',
  'video',
  'badge',
]

function serverRoom(estate: Estate, size: CampusSize, cores: readonly string[]): void {
  const { prefix: p } = size
  const room = { site: `${p}-server-room`, supportGroup: 'systems' }
  const ups = estate.add('ups', 'ups', `${p}-ups-room`, { ...room, supportGroup: 'facilities' })
  estate.poweredBy(ups, `${p}-mains`)
  const tops = [1, 2].map((n) => {
    const top = estate.add('switch', 'access-switch', `${p}-srvsw-${n}`, { ...room, criticality: 4 })
    for (const core of cores) estate.connect(top, core, 'uplink')
    return top
  })
  const dns = [1, 2].map((n) => {
    const server = estate.add('dns', 'dns-server', `${p}-ns-${n}`, { ...room, criticality: 4 })
    for (const top of tops) estate.connect(server, top, 'bond')
    return server
  })
  for (let n = 1; n <= size.servers; n++) {
    const server = estate.add('server', 'server', `${p}-srv-${n}`, room)
    // Every fourth server has one cable only, as old ones have.
    for (const top of n % 4 === 0 ? tops.slice(0, 1) : tops)
      estate.connect(server, top, ...(n % 4 === 0 ? [] : ['bond']))
    estate.poweredBy(server, ups)
    const word = `${APPLICATIONS[(n - 1) % APPLICATIONS.length] ?? 'app'}${n > APPLICATIONS.length ? Math.ceil(n / APPLICATIONS.length) : ''}`
    const app = estate.add('app', 'application', `${p}-${word}-app`, room)
    estate.runsOn(app, server)
    const service = estate.add('service', 'service', `${p}-${word}`, {
      criticality: 1 + (n % 5),
      supportGroup: 'service desk',
    })
    estate.dependsOn(service, app)
    for (const one of dns) estate.dependsOn(app, one, 'dns')
  }
}
