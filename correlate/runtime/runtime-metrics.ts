// What the runtime tells about itself. Partitions are few and fixed: the only label that is not a word of the contract.
import { DECISION_WORDS, type Decision, type DecisionWord } from '../contract/decision.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { PoisonReason } from './poison.ts'
import type { LostRange } from './stream/position.ts'

const POISON_REASONS = [
  'undecodable_message',
  'engine_error',
  'change_too_large',
] as const satisfies readonly PoisonReason[]
const LOST_KINDS = [
  'stream_replaced',
  'stream_set_back',
  'messages_missing',
] as const satisfies readonly LostRange['kind'][]

const STEP_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1] as const

export type RuntimeMetrics = ReturnType<typeof createRuntimeMetrics>

/** Counters of known words begin at 0: Prometheus sees no increase in a series that begins at 1. */
export function createRuntimeMetrics(metrics: Metrics) {
  const made = defineMetrics(metrics)
  for (const decision of DECISION_WORDS) made.events.inc({ decision }, 0)
  for (const reason of POISON_REASONS) made.poison.inc({ reason }, 0)
  for (const kind of LOST_KINDS) made.lost.inc({ kind }, 0)
  made.checkpointFailures.inc({ reason: 'write' }, 0)
  return made
}

function defineMetrics(metrics: Metrics) {
  return {
    events: metrics.counter('nocturne_engine_events_total', 'Events by the decision that the engine gave them', [
      'decision',
    ]),
    policy: metrics.gauge('nocturne_policy_info', '1; the label is the hash of the policy that the engine runs with', [
      'policy',
    ]),
    clamped: metrics.counter(
      'nocturne_engine_clock_clamped_total',
      'Events whose time was more than 5 minutes in the future and was taken as the time of receipt',
      [],
    ),
    contested: metrics.counter(
      'nocturne_engine_contested_hints_total',
      'Events whose place several CIs of the CMDB claim, so that none of them was chosen',
      [],
    ),
    steps: metrics.histogram(
      'nocturne_engine_step_seconds',
      'Time of one engine step (one message of the stream)',
      [],
      STEP_BUCKETS,
    ),
    lag: metrics.gauge(
      'nocturne_engine_lag_seconds',
      'Age of the last message stepped; 0 when the partition is caught up',
      ['partition'],
    ),
    pending: metrics.gauge('nocturne_jetstream_pending', 'Messages of the partition that wait in the stream', [
      'partition',
    ]),
    owned: metrics.gauge('nocturne_partition_owned', '1 while this process holds the lease of the partition', [
      'partition',
    ]),
    checkpointAge: metrics.gauge('nocturne_checkpoint_age_seconds', 'Time since the last checkpoint was written', [
      'partition',
    ]),
    checkpointWrite: metrics.histogram('nocturne_checkpoint_write_seconds', 'Time to encode and write a checkpoint', [
      'phase',
    ]),
    checkpointBytes: metrics.gauge('nocturne_checkpoint_bytes', 'Size of the last checkpoint', ['partition']),
    checkpointFailures: metrics.counter(
      'nocturne_checkpoint_failures_total',
      'Checkpoints that could not be written, or were found damaged',
      ['reason'],
    ),
    topologySwap: metrics.histogram(
      'nocturne_topology_swap_seconds',
      'Time of the engine to take another CMDB version, in pieces between messages: to `build` it, to `draw` the open incidents on it, and the longest `hold` of the thread in either',
      ['phase'],
    ),
    openIncidents: metrics.gauge('nocturne_open_incidents', 'Incidents that are not resolved or closed', ['severity']),
    affinities: metrics.gauge('nocturne_affinities', 'Learned rules of which class follows which, by verdict', [
      'verdict',
    ]),
    problems: metrics.gauge('nocturne_problems', 'Problems by state; `proposed` ones wait for a judgement', ['state']),
    storms: metrics.gauge('nocturne_storms', 'Sources that report far more new alerts at once than they usually do'),
    activeAlerts: metrics.gauge('nocturne_active_alerts', 'Alerts that are active'),
    unmanagedAlerts: metrics.gauge(
      'nocturne_unmanaged_alerts',
      'Active alerts on CIs that the CMDB does not have: they are looked for in each new version of it',
    ),
    poison: metrics.counter('nocturne_poison_messages_total', 'Messages put into the dead letters by reason', [
      'reason',
    ]),
    lost: metrics.counter(
      'nocturne_stream_lost_total',
      'Times that messages were gone from the stream before they were read, by kind',
      ['kind'],
    ),
    changes: metrics.counter('nocturne_change_messages_total', 'Change messages sent, by entity', ['entity']),
  }
}

/** Counts decisions by word, and the clocks that were found ahead. */
export function countDecisions(metrics: RuntimeMetrics, decisions: Iterable<Decision>): void {
  const counts = new Map<DecisionWord, number>()
  let [clamped, contested] = [0, 0]
  for (const { decision, clamped: isClamped, contested: isContested } of decisions) {
    counts.set(decision, (counts.get(decision) ?? 0) + 1)
    if (isClamped === true) clamped++
    if (isContested === true) contested++
  }
  if (clamped > 0) metrics.clamped.inc(clamped)
  if (contested > 0) metrics.contested.inc(contested)
  for (const [decision, count] of counts) metrics.events.inc({ decision }, count)
}
