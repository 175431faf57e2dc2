// Background: what every estate tells all day and nobody's fault explains - short peaks, user ports, standing warnings.
import type { Estate, Role } from '../estate/estate.ts'
import type { Random } from '../random.ts'
import type { Occurrence, Symptom } from './symptom.ts'

export const NOISE = 'noise'

interface Peak {
  readonly symptom: Symptom
  /** How long it lasts, in minutes. */
  readonly minutes: readonly [number, number]
}

function rule(name: string, job: string, forMinutes: number, minutes: Peak['minutes'], labels = {}): Peak {
  return {
    symptom: { tool: 'prometheus', name, severity: 'warning', job, forMs: forMinutes * 60_000, labels },
    minutes,
  }
}

function trap(name: string, component: string, minutes: Peak['minutes']): Peak {
  return { symptom: { tool: 'trap', name, severity: 'warning', component }, minutes }
}

const MACHINE = [
  rule('HostHighCpuLoad', 'node', 2, [1, 12]),
  rule('HostHighCpuLoad', 'node', 2, [3, 8]),
  rule('HostOutOfMemory', 'node', 2, [3, 20]),
  rule('HostUnusualNetworkThroughputIn', 'node', 1, [2, 8]),
  rule('HostContextSwitching', 'node', 1, [2, 6]),
  rule('HostOutOfDiskSpace', 'node', 2, [10, 60], { mountpoint: '/tmp', fstype: 'ext4' }),
]
const NETWORK = [
  trap('linkDown', 'ifIndex=140', [0.1, 3]),
  trap('linkDown', 'ifIndex=141', [0.1, 3]),
  rule('SnmpInterfaceDiscards', 'snmp', 2, [3, 15], { ifAlias: 'user' }),
  rule('SnmpHighCpuLoad', 'snmp', 2, [3, 10]),
]
const SERVED = [rule('HighRequestLatency', 'apps', 3, [2, 8]), rule('HighErrorRate', 'apps', 2, [2, 6])]
const PEAKS: Partial<Record<Role, readonly Peak[]>> = {
  server: MACHINE,
  vm: MACHINE,
  node: MACHINE,
  hypervisor: [rule('VmwareHostMemoryHigh', 'vmware-exporter', 2, [3, 20])],
  switch: NETWORK,
  router: NETWORK,
  accessPoint: [{ symptom: { tool: 'poller', name: 'HostDown', severity: 'minor' }, minutes: [1, 5] }],
  workstation: [{ symptom: { tool: 'poller', name: 'HostDown', severity: 'warning' }, minutes: [5, 60] }],
  app: SERVED,
  service: SERVED.slice(0, 1),
  pod: [
    rule('CPUThrottlingHigh', 'kube-state-metrics', 2, [3, 15]),
    rule('KubePodCrashLooping', 'kube-state-metrics', 1, [3, 10]),
  ],
  database: [
    rule('PostgresqlHighRollbackRate', 'postgres-exporter', 1, [3, 10]),
    rule('PostgresqlDeadLocks', 'postgres-exporter', 1, [2, 5]),
  ],
  queue: [rule('RabbitmqTooManyUnackMessages', 'rabbitmq-exporter', 1, [2, 8])],
  array: [trap('storageSnapshotFailed', 'snapshot=nightly', [5, 60])],
  ups: [trap('upsAlarm', 'alarm=upsTestInProgress', [1, 5])],
}
/** Staff PCs and access points go off all day; few of them are watched closely. */
const RARE: ReadonlySet<Role> = new Set(['workstation', 'accessPoint', 'ups', 'pod', 'app', 'service'])
const RARE_SHARE = 0.3

/** @param perCiDay peaks that a CI has a day on average */
export function background(estate: Estate, perCiDay: number, from: number, to: number, random: Random): Occurrence[] {
  const made: Occurrence[] = []
  const noisy = [...estate.things.values()].filter(({ role }) => PEAKS[role] !== undefined)
  const perHour = (noisy.length * perCiDay) / 24
  if (perHour === 0) return made
  for (let at = from + random.untilNext(perHour); at < to; at += random.untilNext(perHour)) {
    const thing = random.pick(noisy)
    const rare = RARE.has(thing.role) && !random.chance(RARE_SHARE)
    const { symptom, minutes } = random.pick(PEAKS[thing.role] ?? [])
    const end = at + random.between(minutes[0], minutes[1]) * 60_000
    if (!rare) made.push({ thing, symptom, from: at, to: end, label: NOISE })
  }
  return [...made, ...standing(estate, from, random)]
}

/** Warnings that stand since before and will stand after. */
function standing(estate: Estate, from: number, random: Random): Occurrence[] {
  const { symptom } = rule('BlackboxSslCertificateWillExpireSoon', 'blackbox', 0, [0, 0])
  return [...estate.things.values()]
    .filter(({ role }) => role === 'service' && random.chance(0.05))
    .map((thing) => ({ thing, symptom, from, to: null, label: NOISE }))
}
