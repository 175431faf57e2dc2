// A varbind's value as text: what operators read in labels and summaries.
import type { Varbind } from 'net-snmp'
import { addressText } from './address.ts'
import type { CatalogObject } from './catalog/catalog-entry.ts'

/** Longest text of one value, in characters. */
export const MAX_VALUE_TEXT = 512

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Writes a value. Enumerations become their word, octets become text when they are printable UTF-8, else hex.
 * @param object what the catalogue knows of the varbind's object
 */
export function varbindText(varbind: Varbind, object?: CatalogObject): string {
  const { value } = varbind
  if (typeof value === 'number') return object?.values?.[value] ?? String(value)
  if (typeof value === 'string') return object?.words?.[value] ?? value
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value)
  if (varbind.type === TYPE_COUNTER64) return counter64Text(value)
  return bounded(octetText(value, object?.format, varbind.type))
}

const TYPE_COUNTER64 = 0x46
const TYPE_OPAQUE = 0x44

/** Up to nine octets: a leading zero keeps the sign positive. */
function counter64Text(octets: Buffer): string {
  return octets.length === 0 ? '0' : BigInt(`0x${octets.toString('hex')}`).toString()
}

function octetText(octets: Buffer, format: CatalogObject['format'], type: number): string {
  if (octets.length === 0) return ''
  switch (format) {
    case 'mac':
      return hex(octets, ':')
    case 'inetAddress':
      return addressText(octets) ?? hex(octets, '')
    case 'hex':
    case 'bits':
      return `0x${hex(octets, '')}`
    case 'dateAndTime':
      return dateAndTime(octets) ?? `0x${hex(octets, '')}`
    case undefined:
      return (type === TYPE_OPAQUE ? floatText(octets) : printable(octets)) ?? `0x${hex(octets, '')}`
  }
}

function hex(octets: Buffer, separator: string): string {
  const part = octets.length > MAX_VALUE_TEXT ? octets.subarray(0, MAX_VALUE_TEXT) : octets
  const text = part.toString('hex')
  return separator === '' ? text : text.replace(/..(?!$)/g, `$&${separator}`)
}

/** Text when every character is printable or white space; agents often end it with NULs. */
function printable(octets: Buffer): string | undefined {
  let end = octets.length
  while (end > 0 && octets[end - 1] === 0) end--
  if (end === 0) return undefined
  let ascii = true
  for (let i = 0; i < end; i++) {
    const octet = octets[i] ?? 0
    if (octet >= 0x80) ascii = false
    else if ((octet < 0x20 && octet !== 0x09 && octet !== 0x0a && octet !== 0x0d) || octet === 0x7f) return undefined
  }
  const text = octets.subarray(0, end)
  if (ascii) return text.toString('latin1').trim()
  try {
    const decoded = utf8.decode(text)
    return /[\u0080-\u009f]/.test(decoded) ? undefined : decoded.trim()
  } catch {
    return undefined
  }
}

/** RFC 2579 DateAndTime: 8 octets, or 11 with the offset from UTC. */
function dateAndTime(octets: Buffer): string | undefined {
  if (octets.length !== 8 && octets.length !== 11) return undefined
  const two = (at: number): string => String(octets[at] ?? 0).padStart(2, '0')
  const zone = octets.length === 11 ? `${String.fromCharCode(octets[8] ?? 0x2b)}${two(9)}:${two(10)}` : ''
  return `${octets.readUInt16BE(0)}-${two(2)}-${two(3)}T${two(4)}:${two(5)}:${two(6)}.${octets[7] ?? 0}${zone}`
}

/** The Opaque float of NET-SNMP (draft-perkins-opaque): 9f 78 04 and four octets. */
function floatText(octets: Buffer): string | undefined {
  return octets.length === 7 && octets[0] === 0x9f && octets[1] === 0x78 && octets[2] === 4
    ? String(octets.readFloatBE(3))
    : undefined
}

function bounded(text: string): string {
  return text.length > MAX_VALUE_TEXT ? `${text.slice(0, MAX_VALUE_TEXT - 1)}…` : text
}
