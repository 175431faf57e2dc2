// A notice on its way, with what was found out about it.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'
import type { StepWork } from '../step-work.ts'
import type { LooseNotice, NoticeMemory } from './notice-memory.ts'

export interface NoticeInHand {
  readonly work: StepWork
  readonly memory: NoticeMemory
  readonly event: MonitoringEvent
  readonly ci: CiRef
  readonly key: string
  readonly classKey: string
  /** When it happened; never after now, and not before what a late event may change. */
  readonly at: number
}

/** The notice as one that stands alone. */
export function asLoose({ event, ci, key, at }: NoticeInHand, minor: boolean): LooseNotice {
  // Without the raw text: it may be large, and nobody asks for it again.
  const { id, kind, domain, source, sender, occurredAt, observedAt, eventClass, severity, resource } = event
  const { fingerprint, summary, labels, annotations, links } = event
  const text = { id, kind, domain, source, sender, occurredAt, observedAt, eventClass, severity, resource }
  return {
    key,
    ci,
    event: { ...text, fingerprint, summary, labels, annotations, links },
    at,
    lastAt: at,
    count: 1,
    minor,
  }
}
