// The story that the demo plays: a trading company's core switch dies, about sixty symptoms arrive by three roads, and it comes back.
// Data only; senders.ts knows how each step travels.

/** One thing that a monitoring tool says, `at` seconds after the start of the story (or of the recovery). */
export type Step =
  | {
      readonly at: number
      readonly by: 'trap'
      readonly device: string
      readonly ip: string
      readonly trap: 'linkDown' | 'linkUp'
      readonly ifIndex: number
      readonly ifName: string
    }
  | { readonly at: number; readonly by: 'prometheus' | 'alertmanager'; readonly alerts: readonly StoryAlert[] }

export interface StoryAlert {
  readonly alertname: string
  readonly instance: string
  readonly severity: 'critical' | 'warning'
  readonly summary: string
  readonly labels?: Readonly<Record<string, string>>
}

const UPLINKS = [1, 2, 3, 4].map((floor) => ({
  device: `access-sw-${floor}`,
  ip: `10.10.${floor}.1`,
  ifIndex: 49,
  ifName: 'GigabitEthernet0/49',
}))
const SERVERS = ['mail-1', 'stock-db-1', 'hr-1', 'web-1', 'backup-1']
const PROBES = [
  { service: 'sales', target: 'web-1' },
  { service: 'stock', target: 'stock-db-1' },
  { service: 'payroll', target: 'hr-1' },
]

const DISK: StoryAlert = {
  alertname: 'HostOutOfDiskSpace',
  instance: 'backup-1:9100',
  severity: 'warning',
  summary: 'Disk is filling up on backup-1 (/srv 93 % used)',
  labels: { mountpoint: '/srv', device: '/dev/sdb1' },
}

const instanceDown = (host: string, port: number): StoryAlert => ({
  alertname: 'InstanceDown',
  instance: `${host}:${port}`,
  severity: 'critical',
  summary: `${host} does not answer`,
})

const deviceDown = (host: string): StoryAlert => ({
  alertname: 'DeviceUnreachable',
  instance: host,
  severity: 'critical',
  summary: `${host} does not answer to ping`,
})

function staffPcs(floor: number): readonly StoryAlert[] {
  return Array.from({ length: 10 }, (_, index) => ({
    alertname: 'HostUnreachable',
    instance: `pc-${floor}${String(index + 1).padStart(2, '0')}`,
    severity: 'warning' as const,
    summary: `Staff PC pc-${floor}${String(index + 1).padStart(2, '0')} does not answer to ping`,
  }))
}

const OUTAGE: readonly StoryAlert[] = [
  ...SERVERS.map((host) => instanceDown(host, 9100)),
  ...PROBES.map(({ service, target }) => ({
    alertname: 'ServiceProbeFailed',
    instance: target,
    severity: 'critical' as const,
    summary: `The probe of ${service} on ${target} fails`,
    labels: { service },
  })),
]

/** The disk that fills up, unrelated, two minutes of story time before the failure. */
export const BEFORE: readonly Step[] = [{ at: 0, by: 'prometheus', alerts: [DISK] }]

/** The failure: symptoms first, the core switch's own alert seconds later, as in real outages. */
export const FAILURE: readonly Step[] = [
  ...UPLINKS.map((port, index): Step => ({ at: 0.5 + index * 0.3, by: 'trap', trap: 'linkDown', ...port })),
  { at: 1.2, by: 'trap', trap: 'linkDown', device: 'fw-1', ip: '10.10.0.253', ifIndex: 2, ifName: 'lan0' },
  { at: 3, by: 'prometheus', alerts: OUTAGE },
  { at: 5, by: 'alertmanager', alerts: staffPcs(1) },
  { at: 6, by: 'alertmanager', alerts: staffPcs(2) },
  {
    at: 8,
    by: 'prometheus',
    alerts: [deviceDown('core-sw-1'), ...[1, 2, 3, 4].map((n) => deviceDown(`access-sw-${n}`))],
  },
  { at: 9, by: 'alertmanager', alerts: staffPcs(3) },
  { at: 10, by: 'alertmanager', alerts: staffPcs(4) },
]

/** The recovery: the same conditions end, in the order in which monitoring sees it. */
export const RECOVERY: readonly Step[] = [
  ...UPLINKS.map((port, index): Step => ({ at: 0.5 + index * 0.2, by: 'trap', trap: 'linkUp', ...port })),
  { at: 1, by: 'trap', trap: 'linkUp', device: 'fw-1', ip: '10.10.0.253', ifIndex: 2, ifName: 'lan0' },
  {
    at: 2,
    by: 'prometheus',
    alerts: [deviceDown('core-sw-1'), ...[1, 2, 3, 4].map((n) => deviceDown(`access-sw-${n}`))],
  },
  { at: 3, by: 'prometheus', alerts: OUTAGE },
  ...[1, 2, 3, 4].map((floor): Step => ({ at: 3 + floor * 0.5, by: 'alertmanager', alerts: staffPcs(floor) })),
]

/** The disk is cleaned up last. */
export const AFTER: readonly Step[] = [{ at: 0, by: 'prometheus', alerts: [DISK] }]

/** How many symptoms of the switch failure the story sends. */
export function symptomCount(): number {
  return FAILURE.reduce((sum, step) => sum + (step.by === 'trap' ? 1 : step.alerts.length), 0)
}
