// The estate of the engine's benchmark: about 20,000 CIs and 60,000 relationships, as a campus with its data centre has them.
import type { Ci, CmdbFile, Relationship, RelationshipType } from '../../correlate/contract/ci.ts'

const DISTRIBUTIONS = 20
const ACCESS = 24
const HOSTS = 20
const LEAVES = 20
const SERVERS = 34
const MACHINES = 12
const SERVICES = 540

export interface Campus {
  readonly cmdb: CmdbFile
  /** End hosts, in the order of their switches; their switches; virtual machines. */
  readonly hosts: readonly string[]
  readonly access: readonly string[]
  readonly machines: readonly string[]
}

/**
 * Two cores > 20 distribution switches > 480 access switches (two uplinks each) > 9,600 hosts; a fabric of 20 leaves with 680 servers under
 * 8,160 virtual machines; power for all of it; services on the machines.
 */
export function campus(): Campus {
  const cis: Ci[] = []
  const relationships: Relationship[] = []
  const add = (id: string, type: string): string => {
    cis.push({ id, type, name: id, attributes: { hostname: id } })
    return id
  }
  const relate = (type: RelationshipType, from: string, to: readonly string[], redundancy?: string): void => {
    for (const one of to)
      relationships.push({ from, to: one, type, ...(redundancy === undefined ? {} : { redundancy }) })
  }
  const cores = [add('core-1', 'core-switch'), add('core-2', 'core-switch')]
  relate('connectedTo', 'core-1', ['core-2'])
  const [hosts, access, machines]: [string[], string[], string[]] = [[], [], []]
  for (let d = 0; d < DISTRIBUTIONS; d++) {
    const distribution = add(`dist-${d}`, 'distribution-switch')
    relate('connectedTo', distribution, cores)
    for (let a = 0; a < ACCESS; a++) {
      const id = add(`access-${d}-${a}`, 'access-switch')
      access.push(id)
      relate('connectedTo', id, [distribution, `dist-${d ^ 1}`])
      relate('poweredBy', id, [add(`pdu-${d}-${a}`, 'pdu')])
      for (let h = 0; h < HOSTS; h++) {
        const host = add(`host-${d}-${a}-${h}`, 'host')
        hosts.push(host)
        relate('connectedTo', host, [id])
        relate('poweredBy', host, [`pdu-${d}-${a}`])
        relate('dependsOn', host, [`vm-${d % LEAVES}-${a}-0`])
      }
    }
  }
  const stores = Array.from({ length: LEAVES }, (_, l) => add(`store-${l}`, 'storage'))
  for (let l = 0; l < LEAVES; l++) {
    const leaf = add(`leaf-${l}`, 'leaf-switch')
    relate('connectedTo', leaf, cores)
    for (let s = 0; s < SERVERS; s++) {
      const server = add(`server-${l}-${s}`, 'hypervisor')
      relate('connectedTo', server, [leaf, `leaf-${l ^ 1}`])
      for (let m = 0; m < MACHINES; m++) {
        const id = add(`vm-${l}-${s}-${m}`, 'vm')
        machines.push(id)
        relate('runsOn', id, [server])
        relate('dependsOn', id, [stores[(l + s) % LEAVES] ?? ''])
        if (m > 0) relate('dependsOn', id, [`vm-${l}-${s}-${m - 1}`, `vm-${l}-${(s + 1) % SERVERS}-0`])
      }
    }
  }
  for (let n = 0; n < SERVICES; n++) {
    const id = add(`service-${n}`, 'service')
    const on = Array.from({ length: 10 }, (_, i) => machines[(n * 24 + i * 2) % machines.length] ?? '')
    relate('dependsOn', id, on.slice(0, 6), 'pool')
    relate('dependsOn', id, on.slice(6))
  }
  return { cmdb: { cis, relationships }, hosts, access, machines }
}
