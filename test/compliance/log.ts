// The logs that the compliance suite runs over: told by hand, drawn at random, and from the accuracy corpus.
import fc from 'fast-check'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import { readEventLine } from '../../correlate/replay/event-line.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { build } from '../accuracy/scenario.ts'
import { SCENARIOS } from '../accuracy/scenarios/scenarios.ts'
import { AWKWARD, eventOf, story } from '../support/engine-story.ts'
import { makeEvent } from '../support/make-event.ts'
import { readTopology } from '../support/topology-notation.ts'
import { EPOCH } from '../support/virtual-engine.ts'

export interface Log {
  readonly name: string
  readonly cmdb: CmdbFile
  /** In the order of arrival. */
  readonly events: readonly MonitoringEvent[]
}

type Telling = readonly [
  second: number,
  ci: string,
  eventClass: string,
  kind?: 'raise' | 'clear' | 'notice',
  source?: string,
]

function told(name: string, topology: string, tellings: readonly Telling[]): Log {
  const events = tellings.map(([second, ci, eventClass, kind = 'raise', source = 'snmp'], index) =>
    makeEvent({ id: `${name}-${index}`, ci, eventClass, kind, source, at: EPOCH + second * 1000 }),
  )
  return { name, cmdb: readTopology(topology), events }
}

/** `count` CIs called `prefix-1` ... tell the same within seconds. */
function each(
  count: number,
  prefix: string,
  second: number,
  eventClass: string,
  kind: 'raise' | 'clear' = 'raise',
): Telling[] {
  return Array.from({ length: count }, (_, i): Telling => [second + i * 0.2, `${prefix}-${i + 1}`, eventClass, kind])
}

const TOLD: readonly Log[] = [
  told('a switch dies with its servers and comes back', 'dist-1 > access-1 > srv-[1..12]', [
    ...each(12, 'srv', 3, 'HostDown'),
    [4.5, 'access-1', 'HostDown'],
    ...each(12, 'srv', 300, 'HostDown', 'clear'),
    [301, 'access-1', 'HostDown', 'clear'],
  ]),
  told('two faults at the same moment', 'dist-1 > access-[1..2]; access-1 > srv-[1..6]; access-2 > app-[1..6]', [
    [0, 'access-1', 'HostDown'],
    [0.5, 'access-2', 'HostDown'],
    ...each(6, 'srv', 1, 'HostDown'),
    ...each(6, 'app', 1.1, 'HostDown'),
    [60, 'access-1', 'HostDown', 'clear'],
    ...each(6, 'srv', 61, 'HostDown', 'clear'),
  ]),
  told('one port of two tools, flapping', 'dist-1 > access-1', [
    ...Array.from({ length: 12 }, (_, i): Telling => [i * 20, 'access-1', 'linkDown', i % 2 === 0 ? 'raise' : 'clear']),
    [25, 'access-1', 'linkDown', 'raise', 'zabbix'],
    [250, 'access-1', 'linkDown', 'clear', 'zabbix'],
    [260, 'access-1', 'coldStart', 'notice'],
  ]),
]

/** Seeds of the random logs: fixed, so that a failure is one for everybody. */
const SEEDS = [11, 12, 13, 14]

/** Stories without commands, from the generator of the engine's property tests. */
function drawn(seed: number): Log {
  const [beats = []] = fc.sample(story, { seed, numRuns: 1 })
  let at = EPOCH
  const events = beats.map((beat, index) => {
    at += beat.afterMs
    return eventOf(beat, index, at)
  })
  return { name: `drawn at random (${seed})`, cmdb: AWKWARD, events }
}

/** Of each family of the corpus the smallest scenario: the suite asks for laws, not for figures. */
function corpus(): Log[] {
  const logs = SCENARIOS.filter(({ set }) => set === 'development').map((scenario) => {
    const { cmdb, events } = build(scenario)
    return { family: scenario.family, name: scenario.name, cmdb, lines: events }
  })
  const smallest = new Map<string, (typeof logs)[number]>()
  for (const log of logs) {
    const known = smallest.get(log.family)
    if (known === undefined || log.lines.length < known.lines.length) smallest.set(log.family, log)
  }
  return [...smallest.values()].map(({ name, cmdb, lines }) => ({ name, cmdb, events: lines.map(read) }))
}

function read(line: object, number: number): MonitoringEvent {
  const parsed = readEventLine(JSON.stringify(line), number)
  if ('fault' in parsed) throw new Error(`corpus line ${number}: ${parsed.fault}`)
  return parsed.event
}

export const LOGS: readonly Log[] = [...TOLD, ...SEEDS.map(drawn), ...corpus()]
export { TOLD }
