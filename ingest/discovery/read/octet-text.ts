// Text out of octets as devices send them: padded with zeros, in Latin-1, with control characters, or no text at all.

const MAX_TEXT = 1000
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Text of a value: up to the first NUL, trimmed. Octets that are no text come out as lower-case hex. */
export function textOf(value: Buffer | string | number | undefined): string {
  if (value === undefined) return ''
  if (!Buffer.isBuffer(value)) return String(value).trim()
  const text = printable(value)
  return (text ?? value.toString('hex')).slice(0, MAX_TEXT)
}

/** Text of octets; undefined when they are none. */
export function printable(octets: Buffer): string | undefined {
  // Fixed-width fields are padded with NULs, and some agents leave old memory after the first one.
  const end = octets.indexOf(0)
  if (end === 0 && octets.some((octet) => octet !== 0)) return undefined
  const used = end < 0 ? octets : octets.subarray(0, end)
  const utf8 = used.toString('utf8')
  const text = utf8.includes('\ufffd') ? used.toString('latin1') : utf8
  return CONTROL.test(text) ? undefined : text.trim()
}

/** A number; undefined for anything else. */
export function numberOf(value: Buffer | string | number | undefined): number | undefined {
  if (typeof value === 'number') return value
  const text = textOf(value)
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
