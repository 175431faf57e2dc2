// Stage: which CI is it about, and so which condition? Skipped when the fingerprint has told already.
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'
import { alertKey } from '../alerts/alert-record.ts'
import type { Passage, Stage } from '../passage.ts'

export const resolveCi: Stage = (passage) => {
  const { event, work } = passage
  if (passage.alert !== null) return null
  const ci = ciOf(passage)
  passage.ci = ci
  passage.key = alertKey(event, ci)
  passage.alert = work.index.alertByKey.get(passage.key) ?? null
  return null
}

/** The CI that the event is about; one of its own when nothing says which. */
export function ciOf({ event, work }: Pick<Passage, 'event' | 'work'>): CiRef {
  return inDomain(work.topology.resolve(event.resource) ?? unidentified(event), event.domain)
}

/** Nothing says where it is: a CI of its own, never a bucket that such events would share. */
function unidentified({ fingerprint }: MonitoringEvent): CiRef {
  return { id: `unidentified:${fingerprint}`, name: 'unidentified', type: 'unknown', managed: false }
}

/** Two tenants' unmanaged hosts of one name are two. */
function inDomain(ci: CiRef, domain: string): CiRef {
  return ci.managed || domain === DEFAULT_DOMAIN ? ci : { ...ci, id: `${domain}/${ci.id}` }
}
