// A notification as snmptrapd wrote it -> the MonitoringEvent that the same notification off the wire would become: the same class, component
// and fingerprint, so that a shop may send some traps by snmptrapd and some straight.
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { RAW_LIMIT, type MonitoringEvent } from '../contract/event.ts'
import { conditionFingerprint } from '../contract/fingerprint.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { hostPart } from '../normalise/host-part.ts'
import { labelsFrom } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { addressText, normaliseAddress } from '../snmp/address.ts'
import type { CatalogObject } from '../snmp/catalog/catalog-entry.ts'
import type { Catalog } from '../snmp/catalog/catalog.ts'
import type { ReadVarbind } from '../snmp/component.ts'
import { unknownMeaning } from '../snmp/event-mapping.ts'
import { knownMeaning, type ReadVarbinds } from '../snmp/meaning.ts'
import { parseTrapText, type TextVarbind } from './trap-text.ts'

const SOURCE = 'snmptrapd'
const TRAP_OID = 'snmpTrapOID'
const TRAP_OID_NUMBER = '1.3.6.1.6.3.1.1.4.1.0'
const UP_TIME = /^(sysUpTime|sysUpTimeInstance)$/
/** A secret, and of no use here. */
const COMMUNITY = 'snmpTrapCommunity'
const COMMUNITY_NUMBER = '1.3.6.1.6.3.18.1.4.0'
const UNSPECIFIED = '0.0.0.0'
const MAX_SUMMARY = 300
/** The same trap text within this time is a repetition of the request: sysUpTime tells two traps apart, where it is written. */
const RETRY_BUCKET_MS = 10_000

/** Reads one notification. Never throws on any text. */
export function trapEvent(catalog: Catalog, text: string, receipt: Receipt): MonitoringEvent | Refusal {
  const { host, address, varbinds } = parseTrapText(text)
  const trap = varbinds.find(({ name }) => name === TRAP_OID || name === TRAP_OID_NUMBER)
  if (trap === undefined)
    return new Refusal('missing_field', 'no varbind snmpTrapOID.0: is this what snmptrapd writes to a traphandle?')
  const named = trapName(trap.value)
  const known = 'oid' in named ? catalog.notification(named.oid) : catalog.notificationNamed(named.name, named.module)
  const read = readVarbinds(catalog, varbinds)
  const trapAddress = read.labels['snmpTrapAddress']
  const ip = normaliseAddress(trapAddress === undefined || trapAddress === UNSPECIFIED ? address : trapAddress)
  const hostName = hostPart(host)
  if (ip === '' && hostName === undefined)
    return new Refusal('no_identity', 'neither a host name nor a transport address in the first two lines')
  const meaning = known === undefined ? unknownMeaning(trap.value, read.labels) : knownMeaning(known, read)
  const { component, summary } = meaning
  const place = ip === '' ? { ...hostName } : { ip }
  const part = component === undefined ? {} : { component }
  const sysName = read.labels['sysName']
  // One identity for both roads of a trap: that of the receiver (ingest/snmp/event-mapping.ts).
  const fingerprint = conditionFingerprint('snmp', meaning.eventClass, { hints: place, ...part })
  const upTime = varbinds.find(({ name }) => UP_TIME.test(name))?.value
  const bucket = upTime ?? Math.floor(receipt.at / RETRY_BUCKET_MS)
  return {
    id: `${fingerprint}-${stableHash(`${SOURCE}|${bucket}|${text}`)}`,
    source: SOURCE,
    sender: receipt.sender,
    occurredAt: receipt.at,
    observedAt: receipt.at,
    kind: meaning.kind,
    eventClass: meaning.eventClass,
    severity: meaning.severity,
    resource: {
      hints: { ...hostName, ...place, ...(sysName === undefined || sysName === '' ? {} : { sysName }) },
      ...part,
    },
    fingerprint,
    summary: summary.length > MAX_SUMMARY ? `${summary.slice(0, MAX_SUMMARY - 1)}…` : summary,
    labels: labelsFrom({
      ...read.labels,
      trap: known?.entry.name ?? trap.value,
      ...(known === undefined ? {} : { mib: known.mib }),
      ...(known?.entry.oid == null ? {} : { trapOid: known.entry.oid }),
    }),
    annotations: labelsFrom({ sysUpTime: upTime ?? '' }),
    links: [],
    domain: receipt.domain,
    raw: withoutCommunity(text).slice(0, RAW_LIMIT),
    ...(meaning.lastsMs === undefined ? {} : { expiresAt: receipt.at + meaning.lastsMs }),
  }
}

type TrapName = { readonly oid: string } | { readonly name: string; readonly module: string | undefined }

function trapName(value: string): TrapName {
  if (/^\.?\d+(\.\d+)+$/.test(value)) return { oid: value.replace(/^\./, '') }
  const found = /^(?:([A-Za-z][\w-]*)::)?(?:.*\.)?([A-Za-z][\w-]*)(?:\.\d+)*$/.exec(value)
  return { name: found?.[2] ?? value, module: found?.[1] }
}

function readVarbinds(catalog: Catalog, varbinds: readonly TextVarbind[]): ReadVarbinds {
  const labels: Record<string, string> = {}
  const byName = new Map<string, ReadVarbind>()
  const values = new Map<string, number | string>()
  for (const varbind of varbinds) {
    if (IGNORED.has(varbind.name) || UP_TIME.test(varbind.name)) continue
    const numbered = varbind.name.includes('.') ? catalog.object(varbind.name) : undefined
    const name = numbered?.name ?? varbind.name
    const instance = numbered?.instance ?? varbind.instance
    const object = numbered?.object ?? catalog.objectNamed(name)
    const { text, value } = readValue(varbind.value, object)
    if (byName.has(name)) {
      labels[`${name}.${instance}`] = text
      continue
    }
    byName.set(name, { text, instance })
    values.set(name, value)
    labels[name] = text
  }
  return { labels, byName, values }
}

const IGNORED = new Set([TRAP_OID, TRAP_OID_NUMBER, COMMUNITY, COMMUNITY_NUMBER, '1.3.6.1.2.1.1.3.0'])

/** An enumeration by its word, by its number or by both (`up(1)`); an address or a MAC out of hex octets. */
function readValue(given: string, object: CatalogObject | undefined): { text: string; value: number | string } {
  const both = /^([A-Za-z][\w-]*)\((-?\d+)\)$/.exec(given)
  const word = both?.[1] ?? given
  const enumerated = object?.values
  if (enumerated !== undefined) {
    const number = both !== null ? Number(both[2]) : /^-?\d+$/.test(word) ? Number(word) : numberOf(enumerated, word)
    if (number !== undefined) return { text: enumerated[number] ?? word, value: number }
  }
  const text = object?.format === undefined ? word : formatted(word, object.format)
  return { text, value: /^-?\d{1,15}$/.test(text) ? Number(text) : text }
}

function numberOf(enumerated: Readonly<Record<number, string>>, word: string): number | undefined {
  const found = Object.entries(enumerated).find(([, name]) => name === word)
  return found === undefined ? undefined : Number(found[0])
}

function formatted(text: string, format: NonNullable<CatalogObject['format']>): string {
  if (format === 'mac') return /(?:[0-9a-f]{1,2}[:-]){5}[0-9a-f]{2}/i.exec(text)?.[0] ?? text
  if (format !== 'inetAddress') return text
  const octets = text.split(/[\s:]+/)
  const isHex = octets.every((octet) => /^[0-9a-f]{2}$/i.test(octet))
  return (isHex ? addressText(octets.map((octet) => Number.parseInt(octet, 16))) : undefined) ?? text
}

function withoutCommunity(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes(COMMUNITY) && !line.includes(COMMUNITY_NUMBER))
    .join('\n')
    .trim()
}
