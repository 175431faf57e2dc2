// What a notice is counted by: its class on its CI. Components and texts differ from one notice to the next of the same matter.
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'

/** Cannot be the key of a condition: those begin with their domain or with nothing, then a bar. */
export function noticeKey({ domain, eventClass }: Pick<MonitoringEvent, 'domain' | 'eventClass'>, ci: string): string {
  return domain === DEFAULT_DOMAIN ? `notice:${eventClass}@${ci}` : `notice:${domain}|${eventClass}@${ci}`
}

/** The class within its domain. */
export function classKey({ domain, eventClass }: Pick<MonitoringEvent, 'domain' | 'eventClass'>): string {
  return domain === DEFAULT_DOMAIN ? eventClass : `${domain}|${eventClass}`
}
