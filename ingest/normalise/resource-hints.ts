// Labels -> what they say about where the condition is. Data: which label fills which hint, best first.
import { isIP } from 'node:net'
import type { EventResource, ResourceHints } from '../contract/event.ts'
import { componentOf, isPartName } from './component.ts'
import type { ComponentKind } from './condition-classes.ts'
import { EXPORTER_JOB, STATE_EXPORTER_JOB } from './exporter-jobs.ts'
import { hostPart } from './host-part.ts'
import type { Labels } from './label-bag.ts'

type Slot = 'ci' | 'host' | 'device' | 'target' | 'job' | Exclude<keyof ResourceHints, 'hostname'>

/**
 * exported_* names come first: with honor_labels off, Prometheus moves the subject's own label there and writes the exporter's in its place.
 * `device` and `target` are ambiguous and are read with care below.
 */
const SLOT_LABELS: Readonly<Record<Slot, readonly string[]>> = {
  ci: ['nocturne_ci', 'ci'],
  host: [
    'exported_hostname',
    'hostname',
    'exported_host',
    'host',
    'nodename',
    'exported_node',
    'node',
    'host_name',
    'node_name',
  ],
  device: ['device'],
  target: ['target'],
  instance: ['exported_instance', 'instance'],
  ip: ['ip', 'ip_address', 'host_ip', 'agent_host', 'address'],
  sysName: ['sysName', 'sysname'],
  engineId: ['engineId', 'engine_id'],
  k8sNamespace: ['exported_namespace', 'namespace', 'kubernetes_namespace'],
  k8sPod: ['exported_pod', 'pod', 'pod_name', 'kubernetes_pod_name'],
  k8sNode: ['kubernetes_node', 'k8s_node'],
  service: ['exported_service', 'service', 'service_name'],
  job: ['exported_job', 'job'],
}

/** Label name -> the slot it fills and how good it is at that (0 is best). */
const SLOT_OF = new Map<string, { readonly slot: Slot; readonly rank: number }>(
  (Object.entries(SLOT_LABELS) as [Slot, readonly string[]][]) // the keys of the literal above
    .flatMap(([slot, names]) => names.map((name, rank) => [name, { slot, rank }] as const)),
)

const MAX_HINT = 256

/** Whether a job is called after what it watches, not after how. */
export function namesService(job: string): boolean {
  return !EXPORTER_JOB.test(job)
}

/** Builds the resource of an alert. @param kind which part of the CI the condition is about */
export function resourceOf(labels: Labels, kind: ComponentKind): EventResource {
  const found = collect(labels)
  const component = componentOf(labels, kind)
  const hints = hintsFrom(found)
  return {
    ...(found.ci === undefined ? {} : { ci: found.ci }),
    ...(Object.keys(hints).length === 0 ? {} : { hints }),
    ...(component === undefined ? {} : { component }),
  }
}

function collect(labels: Labels): Partial<Record<Slot, string>> {
  const found: Partial<Record<Slot, string>> = {}
  const ranks: Partial<Record<Slot, number>> = {}
  for (const name in labels) {
    const place = SLOT_OF.get(name)
    if (place === undefined || place.rank >= (ranks[place.slot] ?? Infinity)) continue
    const value = labels[name]?.trim() ?? ''
    if (value === '' || value.length > MAX_HINT) continue
    found[place.slot] = value
    ranks[place.slot] = place.rank
  }
  return found
}

function hintsFrom(found: Partial<Record<Slot, string>>): ResourceHints {
  const hints: { -readonly [K in keyof ResourceHints]: string } = {}
  if (found.k8sNamespace !== undefined) hints.k8sNamespace = found.k8sNamespace
  if (found.k8sPod !== undefined) hints.k8sPod = found.k8sPod
  if (found.k8sNode !== undefined) hints.k8sNode = found.k8sNode
  if (found.sysName !== undefined) hints.sysName = found.sysName
  if (found.engineId !== undefined) hints.engineId = found.engineId.toLowerCase().replace(/^0x/, '')
  if (found.service !== undefined) hints.service = found.service
  else if (found.job !== undefined && namesService(found.job)) hints.service = found.job
  if (found.ip !== undefined && isIP(found.ip) !== 0) hints.ip = found.ip.toLowerCase()

  const aboutOthers = found.job !== undefined && STATE_EXPORTER_JOB.test(found.job)
  const instance = aboutOthers ? undefined : found.instance
  if (instance !== undefined) hints.instance = instance
  if (found.host !== undefined && aboutOthers) hints.k8sNode ??= found.host
  const device = found.device !== undefined && !isPartName(found.device) ? found.device : undefined
  // The first that has a name gives the name, the first that has an address gives the address.
  for (const text of [found.host, device, found.target, instance]) {
    const host = text === undefined ? undefined : hostPart(text)
    if (host === undefined) continue
    if ('ip' in host) hints.ip ??= host.ip
    else hints.hostname ??= host.hostname
  }
  return hints
}
