// Notification -> MonitoringEvent, by the catalogue. A notification that is not in it becomes a notice that says what was in it.
import { conditionFingerprint } from '../contract/fingerprint.ts'
import { RAW_LIMIT, type EventResource, type MonitoringEvent } from '../contract/event.ts'
import type { Catalog } from './catalog/catalog.ts'
import type { ReadVarbind } from './component.ts'
import { enterpriseOf } from './enterprises.ts'
import { knownMeaning, type Meaning, type ReadVarbinds } from './meaning.ts'
import type { Notification, Varbind } from './notification.ts'
import { varbindText } from './varbind-text.ts'

/** What is known of a notification besides its contents. */
export interface Arrival {
  /** Of the datagram, normalised. */
  readonly source: string
  /** Epoch ms. */
  readonly receivedAt: number
  readonly eventId: (content: string) => string
  readonly domain: string
  /** v3: the engine that the trap is of, hex. */
  readonly engineId?: string
  /** v3. */
  readonly user?: string
  readonly contextName?: string
  /** v3, lenient mode: boots and time were outside of the window. */
  readonly outOfWindow?: boolean
}

/** Class of notifications that the catalogue does not know. */
export const UNKNOWN_TRAP_CLASS = 'snmpTrap'
const MAX_VARBIND_LABELS = 48
const SUMMARY_LIMIT = 300
const SHOWN_IN_SUMMARY = 4
const MAX_NAME = 256
const UNSPECIFIED = '0.0.0.0'

/** Maps a notification. Event time is the receive time: sysUpTime says how long the agent runs, not when this was. */
export function toEvent(catalog: Catalog, notification: Notification, arrival: Arrival): MonitoringEvent {
  const { trapOid } = notification
  const known = catalog.notification(trapOid)
  const read = readVarbinds(catalog, notification.varbinds)
  const { labels } = read
  const trapAddress = labels['snmpTrapAddress']
  const ip = trapAddress === undefined || trapAddress === UNSPECIFIED ? arrival.source : trapAddress
  const meaning = known === undefined ? unknownMeaning(trapOid, labels) : knownMeaning(known, read)

  labels['trap'] = known?.entry.name ?? trapOid
  labels['trapOid'] = trapOid
  if (known !== undefined) labels['mib'] = known.mib
  labels['snmpVersion'] = notification.version
  labels['udpSource'] = arrival.source

  const sysName = labels['sysName']
  const { component } = meaning
  const hints = {
    ip,
    ...(sysName === undefined || sysName === '' ? {} : { sysName }),
    ...(arrival.engineId === undefined ? {} : { engineId: arrival.engineId }),
  }
  const part = component === undefined ? {} : { component }
  const resource: EventResource = { hints, ...part }
  const raw = rawText(notification)
  return {
    id: arrival.eventId(raw),
    source: 'snmp',
    sender: `udp:${arrival.source}`,
    occurredAt: arrival.receivedAt,
    observedAt: arrival.receivedAt,
    kind: meaning.kind,
    eventClass: meaning.eventClass,
    severity: meaning.severity,
    resource,
    // Of the address alone: sysName or engineID may come with the raise and not with the clear.
    fingerprint: conditionFingerprint('snmp', meaning.eventClass, { hints: { ip }, ...part }),
    summary:
      meaning.summary.length > SUMMARY_LIMIT ? `${meaning.summary.slice(0, SUMMARY_LIMIT - 1)}…` : meaning.summary,
    labels,
    annotations: annotationsOf(notification, arrival),
    links: [],
    domain: arrival.domain,
    raw: raw.length > RAW_LIMIT ? `${raw.slice(0, RAW_LIMIT - 1)}…` : raw,
    ...(meaning.lastsMs === undefined ? {} : { expiresAt: arrival.receivedAt + meaning.lastsMs }),
  }
}

function readVarbinds(catalog: Catalog, varbinds: readonly Varbind[]): ReadVarbinds {
  const labels: Record<string, string> = {}
  const byName = new Map<string, ReadVarbind>()
  const values = new Map<string, number | string>()
  let count = 0
  for (const varbind of varbinds) {
    const known = catalog.object(varbind.oid)
    const text = varbindText(varbind, known?.object)
    let name = known?.name ?? varbind.oid.slice(0, MAX_NAME)
    if (known !== undefined && !byName.has(name)) {
      byName.set(name, { text, instance: known.instance })
      const { value } = varbind
      // Octets decide by their text: some agents say Success and Failed in words.
      values.set(name, typeof value === 'number' || typeof value === 'string' ? value : text)
    } else if (known !== undefined) name = `${name}.${known.instance}`.slice(0, MAX_NAME)
    if (++count <= MAX_VARBIND_LABELS) labels[name] = text
  }
  return { labels, byName, values }
}

/** A notification that the catalogue does not know says what is in it. @param trapOid its OID, or its name where the text gave no more */
export function unknownMeaning(trapOid: string, labels: Readonly<Record<string, string>>): Meaning {
  const enterprise = enterpriseOf(trapOid)
  const shown = Object.entries(labels)
    .filter(([name, value]) => value !== '' && !name.startsWith('snmpTrap'))
    .slice(0, SHOWN_IN_SUMMARY)
    .map(([name, value]) => `${name}=${value}`)
  const title = `${enterprise === undefined ? 'Trap' : `${enterprise} trap`} ${trapOid}`
  return {
    kind: 'notice',
    eventClass: UNKNOWN_TRAP_CLASS,
    severity: 'indeterminate',
    component: `trap=${trapOid}`,
    summary: shown.length === 0 ? title : `${title}: ${shown.join(', ')}`,
  }
}

function annotationsOf(notification: Notification, arrival: Arrival): Record<string, string> {
  const annotations: Record<string, string> = {}
  if (notification.sysUpTime !== undefined) annotations['sysUpTime'] = String(notification.sysUpTime)
  if (arrival.user !== undefined) annotations['snmpUser'] = arrival.user
  if (arrival.contextName !== undefined && arrival.contextName !== '') annotations['snmpContext'] = arrival.contextName
  if (arrival.outOfWindow === true) annotations['snmpTimeliness'] = 'out_of_window'
  return annotations
}

/** The varbinds as `oid=value` lines. Text, not the datagram: that holds the community. */
function rawText(notification: Notification): string {
  let text = `${notification.trapOid} ${notification.sysUpTime ?? ''}`
  for (const varbind of notification.varbinds) text += `\n${varbind.oid}=${varbindText(varbind)}`
  return text
}
