// Addresses in one form, so that texts can be compared: RFC 5952 for IPv6, dotted for IPv4. By hand: the engine imports no Node module.

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
/** One canonical already: no leading zeros, no octet above 255. */
const PLAIN_IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/
/** A letter beyond `f` outside a zone, or a hyphen. */
const NO_ADDRESS = /^[^%]*[g-zG-Z_-]/
const [ZERO, NINE, A, F, COLON] = [48, 57, 97, 102, 58]

/**
 * The canonical form of an address: lower case, zeros compressed, without zone (`%eth0`), brackets and prefix length; an IPv4 address mapped
 * into IPv6 (`::ffff:10.0.0.1`) is the IPv4 address. Null: it is no address.
 */
export function canonicalAddress(text: string): string | null {
  // Nearly all texts are names or plain IPv4: told apart first, a CMDB has millions of them.
  if (NO_ADDRESS.test(text)) return null
  if (PLAIN_IPV4.test(text)) return text
  const bare = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/[/%].*$/, '')
  if (bare.includes(':')) return ipv6(bare.toLowerCase())
  return isIpv4(bare) ? bare.replace(/\b0+(?=\d)/g, '') : null
}

/** Whether the address means another device on each device: loopback, link-local, unspecified. Such a one identifies a CI only when no other CI has it. */
export function isLocalAddress(address: string): boolean {
  return /^(127\.|169\.254\.|0\.0\.0\.0$|::1?$|fe[89ab])/.test(address)
}

function isIpv4(text: string): boolean {
  const parts = IPV4.exec(text)
  return parts !== null && parts.slice(1).every((part) => Number(part) <= 255)
}

function ipv6(text: string): string | null {
  const groups = groupsOf(text)
  if (groups === null) return null
  const [high = 0, low = 0] = groups.slice(6)
  if (groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  return compressed(groups)
}

/** The eight groups; null when the text is no IPv6 address. */
function groupsOf(text: string): number[] | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  let hex = text
  if (tail !== null) {
    const [, head = '', dotted = ''] = tail
    if (!isIpv4(dotted)) return null
    const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number)
    hex = `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  }
  return hexGroups(hex)
}

/** Digit by digit: this is the dearest part of taking in a CMDB. */
function hexGroups(hex: string): number[] | null {
  const groups: number[] = []
  let [gap, value, digits] = [-1, 0, 0]
  for (let at = 0; at < hex.length; at++) {
    const code = hex.charCodeAt(at)
    if (code === COLON) {
      const doubled = hex.charCodeAt(at + 1) === COLON
      if (digits > 0) groups.push(value)
      else if (!doubled) return null
      if (doubled) {
        if (gap >= 0) return null
        gap = groups.length
        at++
      } else if (at + 1 === hex.length) return null
      ;[value, digits] = [0, 0]
      continue
    }
    const digit = code >= ZERO && code <= NINE ? code - ZERO : code >= A && code <= F ? code - A + 10 : -1
    if (digit < 0 || ++digits > 4) return null
    value = value * 16 + digit
  }
  if (digits > 0) groups.push(value)
  if (gap < 0) return groups.length === 8 ? groups : null
  if (groups.length > 7) return null
  return [...groups.slice(0, gap), ...Array<number>(8 - groups.length).fill(0), ...groups.slice(gap)]
}

/** The first of the longest runs of zeros, when it is of two groups or more, becomes `::` (RFC 5952 section 4.2). */
function compressed(groups: readonly number[]): string {
  let [best, length] = [-1, 1]
  for (let start = 0; start < 8; start++) {
    let end = start
    while (end < 8 && groups[end] === 0) end++
    if (end - start > length) [best, length] = [start, end - start]
    start = Math.max(start, end - 1)
  }
  let text = ''
  for (let at = 0; at < 8; at++) {
    if (at === best) {
      text += '::'
      at += length - 1
    } else text += `${text === '' || text.endsWith('::') ? '' : ':'}${(groups[at] ?? 0).toString(16)}`
  }
  return text
}
