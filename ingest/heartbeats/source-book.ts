// What this process or thread hears of whom, until it is told to the shared table.
import type { MonitoringEvent } from '../contract/event.ts'
import { WATCHDOG_CLASS } from '../normalise/condition-classes.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import { addGap, NO_GAPS, sourceId, sumOf, type Sighting } from './source-record.ts'

export interface SourceBook {
  /** Notes an event, before anything becomes of it. @returns true when it is a heartbeat and nothing else */
  note(event: MonitoringEvent, at: number): boolean
  /** What was noted since the last call. */
  take(): ReadonlyMap<string, Sighting>
  /** Gives back what could not be told. */
  putBack(sightings: ReadonlyMap<string, Sighting>): void
  /** This process did not listen for a while: no gap reaches over it. */
  readonly forgetTimes: () => void
}

/** Labels of a dead man's switch that are the same on all of them. */
const NOT_TELLING = new Set(['alertname', 'severity', 'alert_name', 'alertstate'])
const MAX_NAME = 200
/** Of this process; the shared table has its own bound. */
const MAX_NOTED = 20_000

export function createSourceBook(policy: Pick<HeartbeatPolicy, 'burstMs'>): SourceBook {
  let noted = new Map<string, Sighting>()
  /** Last sign of life, heard by this process. */
  const heard = new Map<string, number>()

  return {
    note(event, at) {
      const watchdog = isWatchdog(event) ? nameOf(event) : null
      // A dead man's switch that is said to be over is the opposite of a sign of life.
      if (watchdog !== null && event.severity === 'cleared') return true
      const id = sourceId({ source: event.source, sender: event.sender, watchdog })
      const lastAt = heard.get(id)
      if (lastAt === undefined && heard.size >= MAX_NOTED) return watchdog !== null
      const known = noted.get(id)
      const gapMs = lastAt === undefined ? 0 : at - lastAt
      const burst = lastAt !== undefined && gapMs < policy.burstMs
      if (!burst) heard.set(id, at)
      const gaps = known?.gaps ?? NO_GAPS
      noted.set(id, {
        source: event.source,
        sender: event.sender,
        watchdog,
        firstAt: known?.firstAt ?? at,
        lastAt: at,
        events: (known?.events ?? 0) + 1,
        lastKind: event.kind,
        leaseUntil: watchdog === null ? null : (event.expiresAt ?? null),
        gaps: burst || gapMs === 0 ? gaps : addGap(gaps, gapMs, at),
      })
      return watchdog !== null
    },
    take() {
      const taken = noted
      noted = new Map()
      return taken
    },
    putBack(sightings) {
      for (const [id, before] of sightings) {
        const since = noted.get(id)
        noted.set(
          id,
          since === undefined
            ? before
            : {
                ...since,
                firstAt: before.firstAt,
                events: before.events + since.events,
                gaps: sumOf(before.gaps, since.gaps),
              },
        )
      }
    },
    forgetTimes: () => heard.clear(),
  }
}

function isWatchdog({ eventClass, kind }: MonitoringEvent): boolean {
  return eventClass === WATCHDOG_CLASS && kind === 'notice'
}

/** `cluster=dc1,prometheus=monitoring/k8s`: the labels that tell one Prometheus from another. */
function nameOf({ labels }: MonitoringEvent): string {
  const telling = Object.keys(labels)
    .filter((name) => !NOT_TELLING.has(name))
    .sort()
  return telling
    .map((name) => `${name}=${labels[name]}`)
    .join(',')
    .slice(0, MAX_NAME)
}
