// Speed of the pure engine, by hand: npx tsx test/bench/engine-speed.ts. Three loads on a campus of 20,000 CIs; prints one table.
import type { Ci, Relationship } from '../../correlate/contract/ci.ts'
import { createState, defaultPolicy, encodeState, policyHash, step } from '../../correlate/engine/engine.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from '../support/make-event.ts'
import { EPOCH } from '../support/virtual-engine.ts'

const DISTRIBUTIONS = 20
const ACCESS = 24
const HOSTS = 40

function campus(): { cis: Ci[]; relationships: Relationship[]; hosts: string[] } {
  const cis: Ci[] = []
  const relationships: Relationship[] = []
  const hosts: string[] = []
  const add = (id: string, type: string, parent: string | null): void => {
    cis.push({ id, type, name: id, attributes: { hostname: id } })
    if (parent !== null) relationships.push({ from: id, to: parent, type: 'connectedTo' })
  }
  add('core-1', 'core-switch', null)
  for (let d = 0; d < DISTRIBUTIONS; d++) {
    add(`dist-${d}`, 'distribution-switch', 'core-1')
    for (let a = 0; a < ACCESS; a++) {
      add(`access-${d}-${a}`, 'access-switch', `dist-${d}`)
      for (let h = 0; h < HOSTS; h++) {
        const id = `host-${d}-${a}-${h}`
        add(id, 'host', `access-${d}-${a}`)
        hosts.push(id)
      }
    }
  }
  return { cis, relationships, hosts }
}

const { hosts, ...cmdb } = campus()
const context = { policy: defaultPolicy, topology: buildTopology(cmdb), compileRegex: () => () => false }
let seq = 0
let state = createState(0, 1)

interface Load {
  readonly name: string
  readonly messages: number
  /** Events of the n-th message, and its time. */
  readonly message: (n: number) => { at: number; events: MonitoringEvent[] }
}

function run({ name, messages, message }: Load): void {
  const inputs = Array.from({ length: messages }, (_, n) => ({ seq: seq++, ...message(n) }))
  const times = new Float64Array(messages)
  let events = 0
  let revisions = 0
  const begin = performance.now()
  inputs.forEach((input, n) => {
    const start = performance.now()
    const { effects } = step(state, input, context)
    times[n] = performance.now() - start
    events += input.events.length
    revisions += effects.alert.length + effects.incident.length
  })
  const seconds = (performance.now() - begin) / 1000
  times.sort()
  const at = (share: number): string => (times[Math.floor(share * (messages - 1))] ?? 0).toFixed(3)
  console.log(
    [
      name.padEnd(46),
      `${Math.round(events / seconds)} events/s`.padStart(18),
      `step p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms`,
      `${revisions} revisions`,
    ].join('  '),
  )
}

const host = (n: number): string => hosts[n % hosts.length] ?? ''
const disk = (n: number, at: number): MonitoringEvent =>
  makeEvent({
    ci: host(n),
    eventClass: `DiskFull`,
    component: `/mnt/${Math.floor(n / hosts.length)}`,
    at,
    severity: 'minor',
  })

console.log(`policy ${policyHash(defaultPolicy)}, ${cmdb.cis.length} CIs`)
run({
  name: 'one core failure: 1,900 hosts, one a message',
  messages: 1_900,
  message: (n) => ({
    at: EPOCH + n * 5,
    events: [makeEvent({ ci: host(n), eventClass: 'HostDown', at: EPOCH + n * 5 })],
  }),
})
state = createState(0, 1)
const FILL = 100_000
const before = process.memoryUsage().heapUsed
run({
  name: 'unrelated new alerts, 100 a message',
  messages: FILL / 100,
  message: (n) => {
    const at = EPOCH + n * 100
    return { at, events: Array.from({ length: 100 }, (_, i) => disk(n * 100 + i, at)) }
  },
})
globalThis.gc?.()
console.log(
  `heap ${Math.round((process.memoryUsage().heapUsed - before) / FILL)} B an active alert, its text and its event included`,
)
run({
  name: 'new alerts on top of 100,000, one a message',
  messages: 10_000,
  message: (n) => ({
    at: EPOCH + 100_000 + n,
    events: [makeEvent({ ci: host(n * 7), eventClass: 'HighLoad', at: EPOCH + 100_000 + n })],
  }),
})
const repeats = Array.from({ length: 1_000 }, (_, i) => disk(i, EPOCH))
run({
  name: 'repeats of 1,000 alerts, 100 a message',
  messages: 5_000,
  message: (n) => {
    const at = EPOCH + 120_000 + n * 20
    const events = Array.from({ length: 100 }, (_, i) => ({
      ...(repeats[(n * 100 + i) % 1_000] as MonitoringEvent),
      id: `repeat-${n}-${i}`,
      occurredAt: at,
      observedAt: at,
    }))
    return { at, events }
  },
})
const encodeStart = performance.now()
const size = encodeState(state).length
console.log(`checkpoint text ${Math.round(size / 1e6)} MB in ${Math.round(performance.now() - encodeStart)} ms`)
