// Many small sites (shops, substations, radio sites): mains, UPS, two PDUs, router, switch, a few servers, all behind one regional router.
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface SitesSize {
  readonly prefix: string
  readonly sites: number
  readonly serversPerSite: number
}

export function sites(size: SitesSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const hubs = [1, 2].map((n) =>
    estate.add('router', 'core-router', `${p}-hub-${n}`, { site: `${p}-hq`, criticality: 5 }),
  )
  estate.connect(`${p}-hub-2`, `${p}-hub-1`)
  estate.vantage.push(...hubs)
  // Ten sites share a regional grid connection.
  for (const region of range(Math.ceil(size.sites / 10))) estate.add('mains', 'power-feed', `${p}-grid-${region}`, {})
  for (const n of range(size.sites)) site(estate, size, n, hubs)
  return estate
}

function site(estate: Estate, size: SitesSize, n: number, hubs: readonly string[]): void {
  const { prefix: p } = size
  const here = { site: `${p}-site-${n}` }
  const ups = estate.add('ups', 'ups', `${p}-ups-${n}`, { ...here, supportGroup: 'facilities' })
  estate.poweredBy(ups, `${p}-grid-${Math.ceil(n / 10)}`)
  const pdus = ['a', 'b'].map((feed) => {
    const pdu = estate.add('pdu', 'pdu', `${p}-pdu-${n}${feed}`, { ...here, supportGroup: 'facilities' })
    estate.poweredBy(pdu, ups)
    return pdu
  })
  const cooling = estate.add('cooling', 'cooling-unit', `${p}-hvac-${n}`, { ...here, supportGroup: 'facilities' })
  const router = estate.add('router', 'edge-router', `${p}-rt-${n}`, {
    ...here,
    criticality: 3,
    supportGroup: 'network',
  })
  for (const hub of hubs) estate.connect(router, hub, 'uplink')
  const lan = estate.add('switch', 'access-switch', `${p}-sw-${n}`, { ...here, supportGroup: 'network' })
  estate.connect(lan, router)
  for (const one of [router, lan]) {
    for (const pdu of pdus) estate.poweredBy(one, pdu, 'feed')
    estate.dependsOn(one, cooling)
  }
  const service = estate.add('service', 'service', `${p}-site-service-${n}`, { ...here, criticality: 1 + (n % 5) })
  for (const k of range(size.serversPerSite)) {
    const server = estate.add('server', 'server', `${p}-srv-${n}-${k}`, { ...here, supportGroup: 'systems' })
    estate.connect(server, lan)
    // Servers here have one feed: half on each PDU.
    estate.poweredBy(server, pdus[k % 2] ?? '')
    estate.dependsOn(server, cooling)
    if (k <= 2) estate.dependsOn(service, server)
  }
}
