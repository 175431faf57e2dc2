// Random stories for the engine: events and commands over a small, awkward topology (a cycle, peers, redundancy, a silent power strip).
import fc from 'fast-check'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from './make-event.ts'
import { readTopology } from './topology-notation.ts'
import { maintenanceOf } from './maintenance-of.ts'
import { EPOCH, type Order, type VirtualEngine } from './virtual-engine.ts'

/** Few enough that stories come back to them: clears meet their raises, two tools see one thing, things flap. */
const SUBJECTS = [
  ['core-1', 'HostDown', 'prometheus'],
  ['core-2', 'linkDown', 'snmp'],
  ['dist-1', 'linkDown', 'snmp'],
  ['dist-1', 'linkDown', 'prometheus'],
  ['access-1', 'HostDown', 'zabbix'],
  ['access-1', 'HostDown', 'prometheus'],
  ['access-2', 'HostDown', 'zabbix'],
  ['srv-1', 'HostDown', 'prometheus'],
  ['srv-2', 'HostDown', 'zabbix'],
  ['srv-3', 'DiskFull', 'zabbix'],
  ['app-1', 'HighLatency', 'prometheus'],
  ['app-2', 'alarm-7', 'snmp'],
  ['stray', 'linkDown', 'snmp'],
] as const
const ORDERS = ['acknowledge', 'resolve', 'close', 'merge', 'split', 'silence', 'maintenance', 'assign'] as const

export const AWKWARD: CmdbFile = readTopology(
  'core-1, core-2 > dist-1 > access-[1..2]; access-1, access-2 > srv-1; access-2 > srv-[2..3]; pdu-1 > srv-[1..3]; srv-1 > app-1 > svc-shop',
  new Map([['svc-shop', { criticality: 5 }]]),
  [
    { from: 'app-1', to: 'app-2', type: 'dependsOn' },
    { from: 'app-2', to: 'app-1', type: 'dependsOn' },
    { from: 'app-2', to: 'nowhere', type: 'dependsOn' },
    { from: 'srv-1', to: 'srv-1', type: 'dependsOn' },
    { from: 'core-1', to: 'core-2', type: 'connectedTo' },
  ],
)

/** One thing that happens; indexes are taken modulo what there is. */
export interface Beat {
  readonly afterMs: number
  readonly subject: number
  readonly other: number
  readonly kind: 'raise' | 'clear' | 'notice'
  /** How much older than now the event is, ms. */
  readonly ageMs: number
  readonly order: (typeof ORDERS)[number] | null
}

export const story: fc.Arbitrary<readonly Beat[]> = fc.array(
  fc.record<Beat>({
    afterMs: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
      { weight: 2, arbitrary: fc.integer({ min: 10_000, max: 400_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1_000_000, max: 4_000_000 }) },
    ),
    subject: fc.nat({ max: SUBJECTS.length - 1 }),
    other: fc.nat({ max: 7 }),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('raise' as const) },
      { weight: 4, arbitrary: fc.constant('clear' as const) },
      { weight: 1, arbitrary: fc.constant('notice' as const) },
    ),
    ageMs: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 900_000 }) }),
    order: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...ORDERS) }),
  }),
  { minLength: 1, maxLength: 80, size: 'max' },
)

/** Plays the story. `meanwhile` is called before each beat. */
export function play(
  engine: VirtualEngine,
  beats: readonly Beat[],
  meanwhile: (beat: number) => void = () => undefined,
): void {
  let at = EPOCH
  beats.forEach((beat, index) => {
    meanwhile(index)
    at += beat.afterMs
    if (beat.order === null) engine.feed(at, [eventOf(beat, index, at)])
    else engine.order(at, orderOf(engine, beat.order, beat, index))
  })
}

export function eventOf(beat: Beat, index: number, at: number): MonitoringEvent {
  const [ci, eventClass, source] = SUBJECTS[beat.subject] ?? SUBJECTS[0]
  const lease = source === 'prometheus' && beat.kind === 'raise' ? { expiresAt: at + 120_000 } : {}
  return makeEvent({
    id: `story-${index}`,
    ci,
    eventClass,
    source,
    kind: beat.kind,
    at: at - beat.ageMs,
    severity: (['critical', 'major', 'minor', 'warning'] as const)[beat.other % 4] ?? 'major',
    ...lease,
    ...(eventClass === 'linkDown' ? { component: 'ifIndex=1' } : {}),
  })
}

function orderOf(engine: VirtualEngine, type: (typeof ORDERS)[number], beat: Beat, index: number): Order {
  const incidents = [...engine.incidents.keys()]
  const incidentId = incidents[beat.subject % Math.max(1, incidents.length)] ?? 'INC-none'
  const base = { id: `order-${index}`, actor: 'ann', incidentId }
  switch (type) {
    case 'merge':
      return { ...base, type, from: [incidents[beat.other % Math.max(1, incidents.length)] ?? 'INC-none'] }
    case 'split': {
      const members = [...engine.alerts.values()].filter((alert) => alert.membership?.incidentId === incidentId)
      return { ...base, type, alertIds: members.slice(0, 1).map(({ id }) => id) }
    }
    case 'assign':
      return { ...base, type, assignee: 'ann' }
    case 'silence': {
      const matchers = [{ name: 'ci', value: SUBJECTS[beat.subject]?.[0] ?? '', isRegex: false, isEqual: true }]
      const [startsAt, endsAt] = [engine.now, engine.now + 300_000]
      const silence = {
        id: `sil-${index}`,
        revision: 1,
        matchers,
        startsAt,
        endsAt,
        createdBy: 'ann',
        comment: '',
        updatedAt: startsAt,
      }
      return { id: base.id, actor: 'ann', type: 'setSilence', silence }
    }
    case 'maintenance': {
      const id = SUBJECTS[beat.subject]?.[0] ?? ''
      const dependants = (['none', 'failing', 'all'] as const)[beat.other % 3] ?? 'none'
      const window = maintenanceOf(`mnt-${index}`, [{ kind: 'ci', id, dependants }], {
        kind: 'once',
        startsAt: engine.now + (beat.other > 4 ? 60_000 : 0),
        endsAt: engine.now + 400_000,
      })
      return { id: base.id, actor: 'ann', type: 'setMaintenance', window }
    }
    case 'acknowledge':
    case 'resolve':
    case 'close':
      return { ...base, type }
  }
}
