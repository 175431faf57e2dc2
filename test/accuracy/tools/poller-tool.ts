// A poller such as Nagios: asks every minute, repeats a failed check before it tells, tells each change once.
import { hash32 } from '../random.ts'
import type { Random } from '../random.ts'
import type { Occurrence, Symptom } from '../reality/symptom.ts'
import type { Emission } from './emission.ts'

type PollerSymptom = Extract<Symptom, { tool: 'poller' }>

const INTERVAL_MS = 60_000
const RETRY_MS = 15_000

export function* polls(symptom: PollerSymptom, occurrence: Occurrence, random: Random): Generator<Emission> {
  const { from, to, label, thing } = occurrence
  const phase = hash32(`poller/${thing.ci.id}`) % INTERVAL_MS
  const next = (at: number): number => Math.ceil((at - phase) / INTERVAL_MS) * INTERVAL_MS + phase
  const failedAt = next(from) + RETRY_MS
  if (to !== null && failedAt >= to) return
  yield told(symptom, occurrence, 'raise', failedAt, random, label)
  if (to !== null) yield told(symptom, occurrence, 'clear', next(to), random, label)
}

function told(
  { name, severity, component }: PollerSymptom,
  { thing }: Occurrence,
  kind: string,
  at: number,
  random: Random,
  label: string,
): Emission {
  const line = {
    source: 'nagios',
    sender: 'token:poller',
    occurredAt: at,
    observedAt: Math.round(at + random.between(300, 4000)),
    kind,
    eventClass: name,
    severity: kind === 'clear' ? 'cleared' : severity,
    resource: { hints: { hostname: thing.host, ip: thing.ip }, ...(component === undefined ? {} : { component }) },
    summary: `${thing.host} ${kind === 'clear' ? 'is up' : 'is down'}`,
    labels: { check: 'icmp' },
  }
  return { line, label }
}
