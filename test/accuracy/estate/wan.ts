// A provider's MPLS network: P routers in a ring with chords, a PE a point of presence, customers' CE routers behind leased circuits, branch LANs.
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface WanSize {
  readonly prefix: string
  readonly cores: number
  readonly pops: number
  readonly branchesPerPop: number
  readonly hostsPerBranch: number
}

export function wan(size: WanSize): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const backbone = { supportGroup: 'backbone' }
  const cores = range(size.cores).map((n) =>
    estate.add('router', 'core-router', `${p}-p-${n}`, { ...backbone, site: `${p}-pop-${n}`, criticality: 5 }),
  )
  cores.forEach((core, i) => {
    if (i > 0) estate.connect(core, cores[i - 1] ?? '')
    if (i > 2 && i % 2 === 1) estate.connect(core, cores[i - 3] ?? '')
  })
  if (cores.length > 2) estate.connect(cores.at(-1) ?? '', cores[0] ?? '')
  estate.vantage.push(cores[0] ?? '')
  for (const pop of range(size.pops)) {
    const pe = estate.add('router', 'pe-router', `${p}-pe-${pop}`, {
      ...backbone,
      site: `${p}-pop-${pop}`,
      criticality: 4,
    })
    estate.connect(pe, cores[pop % cores.length] ?? '', 'uplink')
    estate.connect(pe, cores[(pop + 1) % cores.length] ?? '', 'uplink')
    for (const b of range(size.branchesPerPop)) branch(estate, size, pop, b)
  }
  for (const pop of range(size.pops)) {
    const service = estate.add('service', 'service', `${p}-vpn-${pop}`, { criticality: 1 + (pop % 5) })
    for (const b of range(size.branchesPerPop)) estate.dependsOn(service, `${p}-ce-${pop}-${b}`, 'branches')
  }
  return estate
}

function branch(estate: Estate, size: WanSize, pop: number, b: number): void {
  const { prefix: p } = size
  const here = { site: `${p}-branch-${pop}-${b}`, supportGroup: 'customer network' }
  const ce = estate.add('router', 'ce-router', `${p}-ce-${pop}-${b}`, { ...here, criticality: 3 })
  // One branch in five has a second circuit, to the next PE.
  const circuits = b % 5 === 0 ? [pop, (pop % size.pops) + 1] : [pop]
  circuits.forEach((to, i) => {
    const circuit = estate.add('circuit', 'circuit', `${p}-circuit-${pop}-${b}${i === 0 ? '' : '-b'}`, {
      supportGroup: 'provider',
    })
    estate.connect(ce, circuit, ...(circuits.length > 1 ? ['circuit'] : []))
    estate.connect(circuit, `${p}-pe-${to}`)
  })
  const lan = estate.add('switch', 'access-switch', `${p}-sw-${pop}-${b}`, here)
  estate.connect(lan, ce)
  for (const n of range(size.hostsPerBranch)) {
    estate.connect(estate.add('server', 'server', `${p}-host-${pop}-${b}-${n}`, { ...here, criticality: 2 }), lan)
  }
}
