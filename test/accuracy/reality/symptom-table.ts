// Which symptoms a CI shows in which condition, by its role: rules of the usual Prometheus exporters, standard and vendor traps, and pollers.
import type { Role } from '../estate/estate.ts'
import type { Condition, Effect } from './impact.ts'
import type { Symptom } from './symptom.ts'

const MINUTE = 60_000

function rule(name: string, severity: Symptom['severity'], forMinutes: number, job: string, chance = 1): Symptom {
  return { tool: 'prometheus', name, severity, forMs: forMinutes * MINUTE, job, chance }
}

function trap(name: string, severity: Symptom['severity'], component?: string, chance = 1): Symptom {
  return { tool: 'trap', name, severity, chance, ...(component === undefined ? {} : { component }) }
}

function poll(name: string, severity: Symptom['severity'], component?: string, chance = 1): Symptom {
  return { tool: 'poller', name, severity, chance, ...(component === undefined ? {} : { component }) }
}

const PING = poll('HostDown', 'critical')
const SNMP_DOWN = rule('SnmpTargetDown', 'major', 3, 'snmp', 0.4)
const NODE_DOWN = rule('InstanceDown', 'critical', 1, 'node')
const PROBE_FAILED = rule('BlackboxProbeFailed', 'critical', 1, 'blackbox', 0.8)
const ERRORS = rule('HighErrorRate', 'major', 2, 'apps', 0.8)
const LATENCY = rule('HighRequestLatency', 'minor', 3, 'apps', 0.85)

type Table = Partial<Record<Condition, readonly Symptom[]>>

const NETWORK: Table = {
  down: [PING, SNMP_DOWN],
  cut: [PING, SNMP_DOWN],
  hot: [trap('highTemperature', 'major', 'sensor=inlet')],
  slow: [rule('SnmpInterfaceErrors', 'warning', 5, 'snmp')],
}

const MACHINE: Table = {
  down: [NODE_DOWN, poll('HostDown', 'critical', undefined, 0.7)],
  cut: [NODE_DOWN, poll('HostDown', 'critical', undefined, 0.7)],
  failing: [
    rule('NodeFilesystemReadOnly', 'critical', 1, 'node', 0.8),
    rule('NodeSystemdServiceFailed', 'major', 2, 'node', 0.5),
  ],
  slow: [rule('HostUnusualDiskReadLatency', 'warning', 3, 'node', 0.8)],
  hot: [rule('HostPhysicalComponentTooHot', 'warning', 2, 'node', 0.8)],
}

const SERVED: Table = {
  failing: [PROBE_FAILED, ERRORS],
  down: [PROBE_FAILED, ERRORS],
  cut: [PROBE_FAILED],
  slow: [LATENCY],
}

/** Of two feeds one is lost; of two storage paths one is lost. Other redundancy is lost without a word. */
const LOST_FEED = [trap('powerSupplyFailed', 'minor', 'sensor=PSU2', 0.9)]
const LOST_PATH = [rule('MultipathPathDown', 'warning', 1, 'node', 0.7)]

const SYMPTOMS: Readonly<Record<Role, Table>> = {
  switch: NETWORK,
  router: NETWORK,
  accessPoint: { down: [PING], cut: [PING] },
  server: MACHINE,
  workstation: {
    down: [poll('HostDown', 'warning', undefined, 0.3)],
    cut: [poll('HostDown', 'warning', undefined, 0.3)],
  },
  hypervisor: {
    ...MACHINE,
    down: [PING, rule('VmwareHostNotResponding', 'critical', 1, 'vmware-exporter')],
    slow: [rule('VmwareDatastoreLatencyHigh', 'major', 2, 'vmware-exporter')],
  },
  vm: MACHINE,
  cluster: {
    impaired: [rule('VmwareClusterHaDegraded', 'major', 1, 'vmware-exporter', 0.7)],
    failing: [rule('VmwareClusterDown', 'critical', 1, 'vmware-exporter')],
  },
  node: { ...MACHINE, down: [NODE_DOWN, rule('KubeNodeNotReady', 'critical', 1, 'kube-state-metrics')] },
  pod: {
    down: [rule('KubePodNotReady', 'major', 2, 'kube-state-metrics', 0.7)],
    cut: [rule('KubePodNotReady', 'major', 2, 'kube-state-metrics', 0.7)],
    failing: [rule('KubePodCrashLooping', 'major', 1, 'kube-state-metrics', 0.8)],
    slow: [rule('CPUThrottlingHigh', 'warning', 3, 'kube-state-metrics', 0.3)],
  },
  app: { ...SERVED, impaired: [rule('KubeDeploymentReplicasMismatch', 'warning', 3, 'apps', 0.3)] },
  database: {
    down: [rule('PostgresqlDown', 'critical', 0, 'postgres-exporter')],
    cut: [rule('PostgresqlDown', 'critical', 0, 'postgres-exporter')],
    failing: [rule('PostgresqlDown', 'critical', 0, 'postgres-exporter')],
    slow: [
      rule('PostgresqlSlowQueries', 'major', 2, 'postgres-exporter', 0.9),
      rule('PostgresqlTooManyConnections', 'major', 3, 'postgres-exporter', 0.5),
    ],
  },
  queue: {
    down: [rule('RabbitmqDown', 'critical', 0, 'rabbitmq-exporter')],
    cut: [rule('RabbitmqDown', 'critical', 0, 'rabbitmq-exporter')],
    failing: [rule('RabbitmqDown', 'critical', 0, 'rabbitmq-exporter')],
    slow: [rule('RabbitmqTooManyMessagesInQueue', 'major', 2, 'rabbitmq-exporter')],
  },
  dns: {
    down: [PING, rule('DnsProbeFailed', 'critical', 1, 'blackbox')],
    cut: [PING],
    failing: [rule('DnsProbeFailed', 'critical', 1, 'blackbox')],
    slow: [rule('DnsLookupSlow', 'warning', 2, 'blackbox')],
  },
  service: {
    ...SERVED,
    failing: [PROBE_FAILED, rule('ServiceLevelErrorBudgetBurn', 'critical', 2, 'slo', 0.6)],
    impaired: [],
  },
  array: {
    down: [PING, trap('storageArrayFailed', 'critical')],
    cut: [PING],
    failing: [trap('storageControllerFailed', 'critical', 'controller=A')],
    slow: [trap('storageLatencyHigh', 'major')],
  },
  pool: {
    down: [trap('storagePoolOffline', 'critical')],
    failing: [trap('storagePoolFull', 'critical')],
    slow: [trap('storageLatencyHigh', 'major')],
  },
  lun: {
    down: [trap('lunOffline', 'critical', undefined, 0.6)],
    failing: [trap('lunReadOnly', 'major', undefined, 0.6)],
    slow: [],
  },
  datastore: {
    failing: [rule('VmwareDatastoreInaccessible', 'critical', 1, 'vmware-exporter')],
    slow: [rule('VmwareDatastoreLatencyHigh', 'major', 2, 'vmware-exporter')],
  },
  mains: {},
  ups: { down: [PING], cut: [PING] },
  pdu: { down: [PING, trap('pduInputLost', 'critical', undefined, 0.5)], cut: [PING] },
  cooling: { down: [trap('coolingUnitFailed', 'critical')], failing: [trap('coolingUnitFailed', 'critical')] },
  circuit: {},
}

export function symptomsOf(role: Role, { condition, by }: Effect): readonly Symptom[] {
  const own = SYMPTOMS[role][condition] ?? []
  if (condition !== 'impaired') return own
  if (by === 'poweredBy' && POWERED.has(role)) return LOST_FEED
  return by === 'dependsOn' && role === 'server' ? LOST_PATH : own
}

const POWERED: ReadonlySet<Role> = new Set(['switch', 'router', 'server', 'hypervisor', 'array'])
