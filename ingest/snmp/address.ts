// Addresses as the rest of the product writes them.

/** An IPv4 address that came through an IPv6 socket as plain IPv4, an IPv6 address without its zone. */
export function normaliseAddress(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
  const zone = plain.indexOf('%')
  return zone < 0 ? plain : plain.slice(0, zone)
}

/** Text of 4 or 16 address octets; undefined for any other length. */
export function addressText(octets: readonly number[] | Buffer): string | undefined {
  if (octets.length === 4) return octets.join('.')
  if (octets.length !== 16) return undefined
  const groups: string[] = []
  for (let i = 0; i < 16; i += 2) groups.push((((octets[i] ?? 0) << 8) | (octets[i + 1] ?? 0)).toString(16))
  return compress(groups)
}

/** RFC 5952: the longest run of two or more zero groups becomes `::`. */
function compress(groups: readonly string[]): string {
  let bestStart = 0
  let bestLength = 1
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === '0') length++
    if (length > bestLength) [bestStart, bestLength] = [start, length]
  }
  if (bestLength < 2) return groups.join(':')
  return `${groups.slice(0, bestStart).join(':')}::${groups.slice(bestStart + bestLength).join(':')}`
}
