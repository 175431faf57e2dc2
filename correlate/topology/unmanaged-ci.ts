// A CI for a resource that the CMDB does not have, made from its best hint, so that the same thing seen by two tools still is one CI.
import type { EventResource } from '../../ingest/contract/event.ts'
import type { CiRef } from '../contract/ci.ts'
import { canonicalAddress } from './address.ts'
import { instanceHost, shortName } from './host-name.ts'

/** Null when the resource names nothing: then there is nothing that two events could share. */
export function unmanagedRef({ ci, hints }: EventResource): CiRef | null {
  if (ci !== undefined && ci !== '') return { id: ci, name: ci, type: 'unknown', managed: false }
  if (hints === undefined) return null
  if (hints.k8sPod !== undefined) {
    const pod = hints.k8sNamespace === undefined ? hints.k8sPod : `${hints.k8sNamespace}/${hints.k8sPod}`
    return made('pod', pod, 'pod')
  }
  const name =
    hints.hostname ?? hints.sysName ?? (hints.instance === undefined ? undefined : instanceHost(hints.instance))
  if (name !== undefined && name !== '') return made('host', shortName(name.toLowerCase()), 'host')
  if (hints.ip !== undefined) return made('host', canonicalAddress(hints.ip) ?? hints.ip.toLowerCase(), 'host')
  if (hints.engineId !== undefined) return made('engine', hints.engineId.toLowerCase(), 'snmp-agent')
  if (hints.k8sNode !== undefined) return made('host', hints.k8sNode.toLowerCase(), 'host')
  if (hints.service !== undefined) return made('service', hints.service, 'service')
  return null
}

function made(prefix: string, name: string, type: string): CiRef {
  return { id: `${prefix}:${name}`, name, type, managed: false }
}

/**
 * What an unmanaged CI was made for, to be looked for again in another CMDB. It has the best hint only, as `unmanagedRef` left it.
 * @param id in the default domain: without the domain before it
 * @returns null when nothing had said where it was
 */
export function resourceOfUnmanaged(id: string): EventResource | null {
  const [, prefix, name = ''] = /^(host|pod|service|engine|unidentified):(.+)$/s.exec(id) ?? []
  switch (prefix) {
    case undefined:
      return { ci: id }
    case 'unidentified':
      return null
    case 'pod': {
      const slash = name.indexOf('/')
      return slash < 0
        ? { hints: { k8sPod: name } }
        : { hints: { k8sNamespace: name.slice(0, slash), k8sPod: name.slice(slash + 1) } }
    }
    case 'service':
      return { hints: { service: name } }
    case 'engine':
      return { hints: { engineId: name } }
    default:
      return { hints: { hostname: name } }
  }
}

/** The name behind an id that the CMDB does not have: of a host or a pod that one was made for, in whatever domain, else what its sender called it. */
export function nameOfUnmanaged(id: string): string | null {
  const [, prefix, name = null] = /(?:^|\/)(host|pod|service|engine|unidentified):(.+)$/s.exec(id) ?? []
  if (prefix === undefined) return id
  return prefix === 'host' || prefix === 'pod' ? name : null
}
