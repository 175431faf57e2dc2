// Stage: is this an event, is it of now, is it new, and do we know its source?
import { sourceOf } from '../engine-index.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { sourceKey } from '../alerts/source-record.ts'
import type { Stage } from '../passage.ts'
import type { StepWork } from '../step-work.ts'

export const identify: Stage = (passage) => {
  const { event, work } = passage
  if (!isUnderstood(event)) return 'invalid'
  if (isLate(event, work)) return 'late'
  if (wasSeen(event.id, work)) return 'duplicate'
  // A notice has no condition that an earlier event could have told of.
  if (event.kind === 'notice') return null
  const known = sourceOf(work.index, sourceKey(event))
  if (known !== undefined) {
    passage.alert = known.alert
    passage.source = known.source
  }
  return null
}

/** The edge has validated it; this guards the state against events of an older or foreign writer. */
function isUnderstood(event: MonitoringEvent): boolean {
  const { kind, eventClass, fingerprint, occurredAt, observedAt } = event
  return (
    KINDS.has(kind) &&
    typeof eventClass === 'string' &&
    eventClass !== '' &&
    typeof fingerprint === 'string' &&
    fingerprint !== '' &&
    Number.isFinite(occurredAt) &&
    Number.isFinite(observedAt)
  )
}

const KINDS: ReadonlySet<string> = new Set(['raise', 'clear', 'notice'])

/** Measured from when it was observed: an alert that began yesterday and is reported now is news. A lease in force speaks of now, too. */
function isLate({ observedAt, expiresAt }: MonitoringEvent, { state, policy }: StepWork): boolean {
  return state.now - observedAt > policy.identify.latenessMs && (expiresAt === undefined || expiresAt <= state.now)
}

function wasSeen(id: string, { state, policy }: StepWork): boolean {
  const seen = state.seenIds
  const { duplicateIds, duplicateWindowMs } = policy.identify
  if (seen.current.size >= duplicateIds || state.now - seen.since > duplicateWindowMs) {
    // After a long silence the elder generation is out of the window as well.
    seen.previous = state.now - seen.since > 2 * duplicateWindowMs ? new Set() : seen.current
    seen.current = new Set()
    seen.since = state.now
  }
  if (seen.previous.has(id)) return true
  // Added at once: to ask before would search a large set twice for each event.
  const before = seen.current.size
  return seen.current.add(id).size === before
}
