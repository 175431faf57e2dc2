// What is to be asked: addresses, names and ranges, written out to addresses, with a limit that a slip of the keyboard does not get past.
import { BlockList, isIP, isIPv4 } from 'node:net'

export type Targets =
  | { readonly ok: true; readonly addresses: readonly string[]; readonly names: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads targets: `192.0.2.7`, `sw1.example.net`, `192.0.2.0/24`, `2001:db8::/120`.
 * @param limit addresses of one range
 */
export function readTargets(items: readonly string[], limit: number): Targets {
  const faults: string[] = []
  const addresses = new Set<string>()
  const names = new Set<string>()
  for (const item of items) {
    const [base = '', bits, ...rest] = item.trim().split('/')
    if (bits === undefined) {
      if (isIP(base) > 0) addresses.add(base)
      else if (/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(base)) names.add(base)
      else faults.push(`${item}: neither an address, a range nor a name`)
      continue
    }
    const range = rest.length === 0 ? expand(base, bits, limit) : 'neither an address, a range nor a name'
    if (typeof range === 'string') faults.push(`${item}: ${range}`)
    else for (const address of range) addresses.add(address)
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, addresses: [...addresses], names: [...names] }
}

/** @returns the addresses, or what is wrong */
function expand(base: string, bits: string, limit: number): string[] | string {
  const family = isIP(base)
  const width = family === 4 ? 32 : 128
  if (family === 0 || !/^\d+$/.test(bits) || Number(bits) > width) return 'no CIDR range'
  const size = 2 ** (width - Number(bits))
  if (size > limit) return `${size} addresses; at most ${limit} of one range: give the smaller ranges that are in use`
  const first = (toNumber(base) >> BigInt(width - Number(bits))) << BigInt(width - Number(bits))
  const all = Array.from({ length: size }, (_, index) => toAddress(first + BigInt(index), family))
  // Network and broadcast address of an IPv4 net.
  return family === 4 && size > 2 ? all.slice(1, -1) : all
}

function toNumber(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n)
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = (tail ?? '').split(':').filter((group) => group !== '')
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

function toAddress(value: bigint, family: number): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 65_535n).toString(16))
  return groups
    .join(':')
    .replace(/\b0(:0)+\b/, ':')
    .replace(/:{3,}/, '::')
}

/** Whether an address is in any of these addresses and ranges. An empty list has none. */
export function inRanges(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [base = '', bits] = range.split('/')
    const family = isIPv4(base) ? 'ipv4' : 'ipv6'
    if (isIP(base) === 0) continue
    if (bits === undefined) list.addAddress(base, family)
    else list.addSubnet(base, Number(bits), family)
  }
  return (address) => isIP(address) > 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
