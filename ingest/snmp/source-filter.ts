// Who may send at all: the allow-lists snmp.sources and syslog.sources, before a byte of what comes is looked at.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

const REMEMBERED = 10_000

/**
 * Builds the check of a source address.
 * @param sources addresses and CIDR ranges; an empty list allows everybody
 * @throws RangeError for an entry that is neither
 */
export function createSourceFilter(sources: readonly string[]): (address: string) => boolean {
  if (sources.length === 0) return () => true
  const list = new BlockList()
  for (const source of sources) addSource(list, source)
  const known = new Map<string, boolean>()
  return (address) => {
    const before = known.get(address)
    if (before !== undefined) return before
    const allowed = list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
    if (known.size >= REMEMBERED) known.clear()
    known.set(address, allowed)
    return allowed
  }
}

function addSource(list: BlockList, source: string): void {
  const [address = '', bits] = source.split('/')
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
  if (family === undefined) throw new RangeError(`${source} is neither an address nor a CIDR range`)
  if (bits === undefined) list.addAddress(address, family)
  else list.addSubnet(address, Number(bits), family)
}
