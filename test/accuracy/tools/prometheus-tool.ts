// Prometheus: scrapes, evaluates every half minute, waits for `for`, re-sends every minute with a lease of four, tells the end three times.
// The alert passes the product's own normaliser, so that class, severity and hints are what ingest would make of it.
import { alertEvent } from '../../../ingest/normalise/alert-event.ts'
import { Refusal } from '../../../ingest/normalise/refusal.ts'
import type { Thing } from '../estate/estate.ts'
import { hash32 } from '../random.ts'
import type { Random } from '../random.ts'
import type { Occurrence, Symptom } from '../reality/symptom.ts'
import type { Emission } from './emission.ts'

type Rule = Extract<Symptom, { tool: 'prometheus' }>

const SCRAPE_MS = 15_000
const EVALUATION_MS = 30_000
const RESEND_MS = 60_000
const LEASE_MS = 4 * 60_000
const TIMES_RESOLVED = 3

/**
 * @param replica which of several equal servers tells it; each evaluates in its own rhythm
 * @param end nothing is told after that (epoch ms)
 */
export function* alerts(
  rule: Rule,
  occurrence: Occurrence,
  replica: number,
  end: number,
  random: Random,
): Generator<Emission> {
  const { from, to, label, thing } = occurrence
  const phase = hash32(`group/${rule.name}/${replica}`) % EVALUATION_MS
  const evaluated = (at: number): number => Math.ceil((at - phase) / EVALUATION_MS) * EVALUATION_MS + phase
  const active = evaluated(from + random.between(0, SCRAPE_MS))
  const firedAt = evaluated(active + rule.forMs)
  const gone = to === null ? null : evaluated(to + random.between(0, SCRAPE_MS))
  if (gone !== null && gone <= firedAt) return
  const labels = { ...labelsOf(rule, thing), ...(replica === 0 ? {} : { prometheus_replica: `prometheus-${replica}` }) }
  for (let at = firedAt; at < Math.min(gone ?? end, end); at += RESEND_MS) {
    yield alert(labels, 'firing', firedAt, at + LEASE_MS, sentAt(at, random), label)
  }
  if (gone === null) return
  for (let n = 0; n < TIMES_RESOLVED; n++) {
    yield alert(labels, 'resolved', firedAt, gone, sentAt(gone + n * RESEND_MS, random), n === 0 ? label : null)
  }
}

function sentAt(at: number, random: Random): number {
  return Math.round(at + random.between(20, 900))
}

/** Labels as the exporter of that job sets them. */
function labelsOf({ name, severity, job, labels }: Rule, { ci, role, host }: Thing): Record<string, string> {
  const base = { alertname: name, severity: severity === 'minor' ? 'warning' : severity, job, ...labels }
  if (role === 'pod') return { ...base, namespace: 'shop', pod: host }
  if (job === 'kube-state-metrics') return { ...base, node: host }
  if (role === 'app' || role === 'service') return { ...base, service: ci.name }
  if (role === 'cluster' || role === 'datastore') return { ...base, host: host }
  const port = job === 'node' ? ':9100' : job === 'postgres-exporter' ? ':9187' : ''
  return { ...base, instance: `${host}${port}` }
}

function alert(
  labels: Readonly<Record<string, string>>,
  state: 'firing' | 'resolved',
  startsAt: number,
  endsAt: number,
  at: number,
  label: string | null,
): Emission {
  const summary = `${labels['alertname'] ?? ''} on ${labels['instance'] ?? labels['service'] ?? labels['pod'] ?? labels['node'] ?? ''}`
  const given = {
    source: 'prometheus',
    state,
    labels,
    annotations: { summary },
    startsAt,
    endsAt,
    expiresAt: state === 'firing' ? endsAt : null,
    links: {},
    original: {},
  }
  const event = alertEvent(given, { sender: 'token:prometheus', at, domain: 'default' })
  if (event instanceof Refusal)
    throw new Error(`the corpus made an alert that ingest refuses: ${JSON.stringify(labels)}`)
  const { annotations: _, links: __, ...line } = event
  return { line: { ...line }, label }
}
