// What a system says that it does: LLDP and CDP write the same things in different bits.
import type { SnmpValue } from '../walk/walked-rows.ts'

/** LldpSystemCapabilitiesMap (IEEE 802.1AB): a BITS value, the first bit is the highest. */
const LLDP_BITS = [
  'other',
  'repeater',
  'bridge',
  'wlanAccessPoint',
  'router',
  'telephone',
  'docsisCableDevice',
  'station',
]

/** Cisco Discovery Protocol: the lowest bit is the first. */
const CDP_BITS = ['router', 'bridge', 'bridge', 'bridge', 'station', 'igmp', 'repeater', 'telephone']

/** Words for an LLDP capabilities value. */
export function lldpCapabilities(value: SnmpValue | undefined): string[] {
  const octet = Buffer.isBuffer(value) ? value[0] : undefined
  if (octet === undefined) return []
  return LLDP_BITS.filter((_, bit) => (octet & (0x80 >> bit)) !== 0)
}

/** Words for cdpCacheCapabilities: four octets, or the letters of NX-OS (`RSI`). */
export function cdpCapabilities(value: SnmpValue | undefined): string[] {
  if (!Buffer.isBuffer(value) || value.length === 0) return []
  const last = value[value.length - 1] ?? 0
  return [...new Set(CDP_BITS.filter((_, bit) => value.length === 4 && (last & (1 << bit)) !== 0))]
}
