// One spelling for the names of ports: a trap, an alert, LLDP and the CMDB each write the same port in their own way.

/** Long words of interface types -> the vendor's own short one. Data: Cisco IOS, IOS-XE, NX-OS and those that write like them. */
const SHORT: Readonly<Record<string, string>> = {
  ethernet: 'Eth',
  fastethernet: 'Fa',
  gigabitethernet: 'Gi',
  gige: 'Gi',
  twogigabitethernet: 'Tw',
  fivegigabitethernet: 'Fi',
  tengigabitethernet: 'Te',
  tengige: 'Te',
  twentyfivegige: 'Twe',
  twentyfivegigabitethernet: 'Twe',
  tgigaethernet: 'Te',
  tgi: 'Te',
  fiftygige: 'Fif',
  twohundredgige: 'TH',
  fourhundredgige: 'FH',
  managementethernet: 'Ma',
  fortygigabitethernet: 'Fo',
  fortygige: 'Fo',
  hundredgige: 'Hu',
  hundredgigabitethernet: 'Hu',
  'port-channel': 'Po',
  portchannel: 'Po',
  'bundle-ether': 'BE',
  loopback: 'Lo',
  tunnel: 'Tu',
  vlan: 'Vl',
  serial: 'Se',
  management: 'mgmt',
  mgmteth: 'mgmt',
}

/** Prefixes that are short already, in their one spelling: `gi0/3` and `GI0/3` are `Gi0/3`. */
const SPELLED = new Map(Object.values(SHORT).map((word) => [word.toLowerCase(), word]))

/**
 * `GigabitEthernet0/3`, `gigabitethernet 0/3` and `gi0/3` -> `Gi0/3`. What has no known type word (`eth0`, `xe-0/0/1.0`, `Port 3`) stays as
 * it is, but for its outer blanks.
 */
export function portName(text: string): string {
  const name = text.trim()
  const parts = /^([A-Za-z][A-Za-z-]*?)[ ]?(\d[\d/.:]*)$/.exec(name)
  if (parts === null) return name
  const [, word = '', number = ''] = parts
  const lower = word.toLowerCase()
  const short = SHORT[lower] ?? spelled(lower, number)
  return short === undefined ? name : `${short}${number}`
}

/** A short word counts only before a slot (`gi0/3`): `eth0` and `lo0` are names of their own on other systems. */
function spelled(lower: string, number: string): string | undefined {
  return number.includes('/') || lower === 'po' || lower === 'vl' ? SPELLED.get(lower) : undefined
}
