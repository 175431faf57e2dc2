// Looks every few seconds who is silent that should speak, and raises and clears SourceSilent. What was raised stands in the shared table, so a
// restart neither raises it again nor forgets to clear it. While this process did not run, stood still or had no NATS, nobody's silence counts.
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import { silentEvent } from './silent-event.ts'
import { sourceHealth, type HealthSettings, type SourceHealth } from './source-health.ts'
import { NO_GAPS, type SourceRecord } from './source-record.ts'
import type { SourceTable } from './source-table.ts'

export interface SilenceWatch extends Component {
  health(): readonly SourceHealth[]
  /** Looks now. */
  look(): Promise<void>
  /** Forgets a sender; its alert is cleared. @returns false when it is not known */
  forget(id: string): Promise<boolean>
}

export function createSilenceWatch(deps: {
  readonly table: SourceTable
  readonly publisher: Pick<EventPublisher, 'publish'>
  readonly settings: HealthSettings
  readonly domain: string
  readonly policy: HeartbeatPolicy
  /** False while nothing can be heard. */
  readonly connected: () => boolean
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
  /** What people call a sender; undefined = nothing. */
  readonly nameOf: (sender: string) => string | undefined
  /** This process heard nothing for a while. */
  readonly stoodStill: () => void
}): SilenceWatch {
  const { table, publisher, policy, log, now } = deps
  const told = deps.metrics.counter('nocturne_source_silence_total', 'SourceSilent raised and cleared', ['outcome'])
  const senders = deps.metrics.gauge('nocturne_sources', 'Senders by state: speaking, silent (and expected to speak)', [
    'state',
  ])
  for (const outcome of ['raised', 'cleared']) told.inc({ outcome }, 0)
  let listeningSince = now()
  let lookedAt = now()
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()

  const health = () =>
    sourceHealth(table.records(), deps.settings, policy, listeningSince, now()).map((one) => {
      const name = one.sender === null ? undefined : deps.nameOf(one.sender)
      return name === undefined ? one : { ...one, name }
    })

  async function lookOnce(): Promise<void> {
    const at = now()
    const stood = at - lookedAt > policy.stalledMs
    lookedAt = at
    if (stood || !deps.connected()) {
      listeningSince = at
      deps.stoodStill()
      return
    }
    const all = health()
    const silent = all.filter((one) => one.silentSince !== null)
    senders.set({ state: 'silent' }, silent.length)
    senders.set({ state: 'speaking' }, all.length - silent.length)
    for (const one of all) await settle(one, at)
  }

  async function settle(one: SourceHealth, at: number): Promise<void> {
    const standing = one.record?.silentSince ?? null
    if (standing === null && one.silentSince !== null) {
      await publisher.publish([silentEvent('raise', one, one.expectation, one.silentSince, at, deps.domain)])
      const since = one.silentSince
      await table.change(one.id, (known) => ({ ...(known ?? neverHeard(one)), silentSince: since }))
      told.inc({ outcome: 'raised' })
      log.warn({ source: one.source, sender: one.sender, watchdog: one.watchdog, since }, 'a source is silent')
    } else if (standing !== null && (one.expectation === null || one.lastAt > standing) && one.silentSince === null) {
      // Nobody expects it any more, or it spoke.
      const spoke = one.lastAt > standing ? one.lastAt : at
      await publisher.publish([silentEvent('clear', one, one.expectation, standing, spoke, deps.domain)])
      await table.change(one.id, (known) => ({ ...(known ?? neverHeard(one)), silentSince: null }))
      told.inc({ outcome: 'cleared' })
    } else if (one.expectation === null && at - one.lastAt > policy.forgetAfterMs) {
      await table.change(one.id, () => null)
    }
  }

  async function forget(id: string): Promise<boolean> {
    const one = health().find((each) => each.id === id && each.record !== undefined)
    if (one === undefined) return false
    const standing = one.record?.silentSince ?? null
    if (standing !== null) await publisher.publish([silentEvent('clear', one, null, standing, now(), deps.domain)])
    await table.change(id, () => null)
    return true
  }

  function look(): Promise<void> {
    looking = looking.then(lookOnce).catch((err: unknown) => {
      log.warn({ err }, 'silent sources could not be told of; tried again soon')
    })
    return looking
  }

  return {
    name: 'watch for silent sources',
    health,
    look,
    forget,
    async start() {
      if (timer !== undefined) return
      listeningSince = lookedAt = now()
      timer = setInterval(() => void look(), policy.lookEveryMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      await looking
    },
  }
}

/** A record for one who is expected and was never heard of. */
function neverHeard({ source, sender, watchdog, lastAt }: SourceHealth): SourceRecord {
  return {
    source,
    sender: sender ?? '*',
    watchdog,
    firstAt: lastAt,
    lastAt: sender === null ? lastAt : 0,
    events: 0,
    lastKind: 'notice',
    leaseUntil: null,
    gaps: NO_GAPS,
    gapsBefore: NO_GAPS,
    silentSince: null,
    rate: { since: 0, now: 0, before: 0 },
  }
}
