// A webhook that Alertmanager cut (max_alerts): what is missing never comes, so the cut itself becomes a notice that people see.
import type { MonitoringEvent } from '../contract/event.ts'
import { labelFingerprint } from '../contract/fingerprint.ts'
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { linksOf } from '../normalise/alert-links.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { hostPart } from '../normalise/host-part.ts'

const CLASS = 'truncatedWebhook'
const MAX_TEXT = 500

/** Whose webhook it is: Grafana's has the same field. */
const TOOLS = { alertmanager: 'Alertmanager', grafana: 'Grafana' } as const

/** The notice; undefined when nothing was cut. */
export function truncationNotice(
  body: object,
  receipt: Receipt,
  source: keyof typeof TOOLS = 'alertmanager',
): MonitoringEvent | undefined {
  const count = 'truncatedAlerts' in body ? body.truncatedAlerts : undefined
  if (typeof count !== 'number' || !Number.isFinite(count) || count <= 0) return undefined
  const receiver = textOf(body, 'receiver')
  const groupKey = textOf(body, 'groupKey')
  const externalURL = textOf(body, 'externalURL')
  const labels = { alertname: CLASS, receiver, groupKey, externalURL, truncatedAlerts: String(count) }
  const fingerprint = labelFingerprint(source, { receiver, groupKey, externalURL })
  return {
    id: `${fingerprint}-${stableHash(`${CLASS}|${count}|${receipt.at}`)}`,
    source,
    sender: receipt.sender,
    occurredAt: receipt.at,
    observedAt: receipt.at,
    kind: 'notice',
    eventClass: CLASS,
    severity: 'warning',
    resource: { hints: { service: source, ...hostPart(externalURL) } },
    fingerprint,
    summary: `${TOOLS[source]} left ${count} alerts out of a webhook of receiver ${receiver}: set its limit of alerts to 0`,
    labels,
    annotations: {},
    links: linksOf({ [TOOLS[source]]: externalURL }, {}),
    domain: receipt.domain,
  }
}

function textOf(body: object, key: string): string {
  const value: unknown = (body as Record<string, unknown>)[key] // an object of JSON: any key may be asked for
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : ''
}
