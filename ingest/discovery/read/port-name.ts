// One port, many names: Gi1/0/1 = GigabitEthernet1/0/1 = gigabitethernet 1/0/1, ge-0/0/1.0 = ge-0/0/1. Names are compared by their key,
// never by their text.

/** Long words of interface names and the short form that devices use for them, longest first so that the beginnings do not win. */
const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['fourhundredgigabitethernet', 'fh'],
  ['fourhundredgige', 'fh'],
  ['twohundredgigabitethernet', 'th'],
  ['twohundredgige', 'th'],
  ['hundredgigabitethernet', 'hu'],
  ['hundredgige', 'hu'],
  ['fiftygigabitethernet', 'fi'],
  ['fiftygige', 'fi'],
  ['fortygigabitethernet', 'fo'],
  ['fortygige', 'fo'],
  ['twentyfivegigabitethernet', 'twe'],
  ['twentyfivegige', 'twe'],
  ['twentyfivegig', 'twe'],
  ['tengigabitethernet', 'te'],
  ['tengige', 'te'],
  ['fivegigabitethernet', 'fiv'],
  ['twogigabitethernet', 'tw'],
  ['gigabitethernet', 'gi'],
  ['gige', 'gi'],
  ['fastethernet', 'fa'],
  ['managementethernet', 'ma'],
  ['ethernet', 'eth'],
  ['port-channel', 'po'],
  ['portchannel', 'po'],
  ['bundle-ether', 'be'],
  ['eth-trunk', 'eth-trunk'],
  ['loopback', 'lo'],
  ['tunnel', 'tu'],
  ['vlan', 'vl'],
  ['management', 'mgmt'],
]

/** Short words that mean the same as another short one, when a number follows. */
const SYNONYMS: Readonly<Record<string, string>> = {
  gig: 'gi',
  ten: 'te',
  tengi: 'te',
  tgi: 'te',
  twentyfive: 'twe',
  for: 'fo',
  hun: 'hu',
  et: 'eth',
  e: 'eth',
  'vlan-interface': 'vl',
  vlanif: 'vl',
}

/** What two names of one port have in common. Only for comparing: it is not a name that anybody uses. */
export function portKey(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '')
    // A Juniper port is named with its first logical unit.
    .replace(/^([a-z]{2}-\d+\/\d+\/\d+(?::\d+)?)\.0$/, '$1')
  const [, word = '', rest = ''] = /^([a-z][a-z-]*?)(-?\d.*)?$/.exec(plain) ?? []
  if (word === '' || rest === '') return plain
  const long = ABBREVIATIONS.find(([from]) => from === word)
  return (long?.[1] ?? SYNONYMS[word] ?? word) + rest
}

/** Whether a text names a port of a device, rather than describing what it is for: `xe-0/1/0`, `eth1`, `1/1/49`, `Gi0/1`. */
export function looksLikePort(text: string): boolean {
  return /^(?:[A-Za-z][A-Za-z-]{0,30} ?)?\d+(?:[/:.]\d+)*$/.test(text) && !/^\d+$/.test(text)
}
