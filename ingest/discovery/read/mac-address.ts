// MAC addresses in one form: `00:1b:21:3c:4d:5e`. Devices send six octets, or text in any of half a dozen ways to write it.
import { textOf } from './octet-text.ts'

const WRITTEN = [
  /^([0-9a-f]{1,2}[:\- ]){5}[0-9a-f]{1,2}$/i, // 0:1b:21:3c:4d:5e, 00-1B-21-3C-4D-5E, e4 f0 04 fb 1f fb
  /^[0-9a-f]{4}[.-][0-9a-f]{4}[.-][0-9a-f]{4}$/i, // 001b.213c.4d5e, 001b-213c-4d5e
  /^[0-9a-f]{6}-[0-9a-f]{6}$/i, // 001b21-3c4d5e
  /^[0-9a-f]{12}$/i,
]

/** The address in six octets or in text that writes one; undefined for anything else. */
export function macOf(value: Buffer | string | number | undefined): string | undefined {
  if (Buffer.isBuffer(value) && value.length === 6) return colons(value.toString('hex'))
  if (value === undefined || typeof value === 'number') return undefined
  return writtenMac(Buffer.isBuffer(value) ? value.toString('latin1') : value)
}

/** The address that a text is; undefined when it is none. */
export function writtenMac(text: string): string | undefined {
  const trimmed = text.replace(/\0.*$/s, '').trim()
  if (!WRITTEN.some((form) => form.test(trimmed))) return undefined
  const groups = trimmed.split(/[:\- .]/)
  return colons(groups.length === 6 ? groups.map((group) => group.padStart(2, '0')).join('') : groups.join(''))
}

/**
 * Six octets that nobody said the kind of: `Gi0/14` is text, unprintable ones are an address. Text that writes an address is one, too.
 * @returns the address in colons, else the text
 */
export function macOrText(value: Buffer | string | number | undefined): string {
  const text = textOf(value)
  if (Buffer.isBuffer(value) && value.length === 6 && !/^[\x20-\x7e]+\0*$/.test(value.toString('latin1')))
    return macOf(value) ?? text
  return writtenMac(text) ?? text
}

/** Whether an address can tell one device from another: not all zeros or ones, no group address. */
export function isIdentifying(mac: string): boolean {
  return mac !== '00:00:00:00:00:00' && mac !== 'ff:ff:ff:ff:ff:ff' && (parseInt(mac.slice(0, 2), 16) & 1) === 0
}

function colons(hex: string): string {
  return hex.toLowerCase().replace(/(..)(?=.)/g, '$1:')
}
