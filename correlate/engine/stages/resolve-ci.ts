// Stage: which CI is it about, and so which condition? Skipped when the fingerprint has told already, unless the CMDB had
// nothing to tell.
import { DEFAULT_DOMAIN } from '../../../ingest/contract/event.ts'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'
import { alertKey } from '../alerts/alert-record.ts'
import { giveWay, placeAlert } from '../placing/place-alert.ts'
import type { Passage, Stage } from '../passage.ts'
import type { AlertRecord } from '../state.ts'

export const resolveCi: Stage = (passage) => {
  if (passage.alert !== null) {
    if (!passage.alert.ci.managed && passage.event.kind === 'raise') placeRaised(passage, passage.alert)
    return null
  }
  const ci = locate(passage)
  passage.ci = ci
  passage.key = alertKey(passage.event, ci)
  passage.alert = passage.work.index.alertByKey.get(passage.key) ?? null
  return null
}

/** The CMDB did not have its CI when the alert began. By what the event says, which is more than was kept, it may have it now. */
function placeRaised(passage: Passage, alert: AlertRecord): void {
  const { work, event, source } = passage
  const { ci, hints } = event.resource
  const where = { ...(ci === undefined ? {} : { ci }), ...(hints === undefined ? {} : { hints }) }
  const known = placeAlert(work, alert, where)
  // A raise of before its source's last clear is late news of the alert that it was then.
  if (known === null || known === alert || event.occurredAt <= (source?.lastClearedAt ?? 0)) return
  giveWay(work, alert)
  passage.alert = known
  passage.source = null
}

/** Finds the CI that the event is about; one of its own when nothing says which. From here on the event has its part by the CMDB's name. */
export function locate(passage: Passage): CiRef {
  const { event, work } = passage
  const { resource, domain } = event
  const { ci: found, component } = work.topology.resolve(resource)
  const ci = inDomain(found ?? unidentified(event), domain)
  passage.contested = ci.contested !== undefined
  if (component !== undefined && component !== resource.component) {
    passage.event = { ...event, resource: { ...resource, component } }
  }
  return ci
}

/** Nothing says where it is: a CI of its own, never a bucket that such events would share. */
function unidentified({ fingerprint }: MonitoringEvent): CiRef {
  return { id: `unidentified:${fingerprint}`, name: 'unidentified', type: 'unknown', managed: false }
}

/** Two tenants' unmanaged hosts of one name are two. */
function inDomain(ci: CiRef, domain: string): CiRef {
  return ci.managed || domain === DEFAULT_DOMAIN ? ci : { ...ci, id: `${domain}/${ci.id}` }
}
