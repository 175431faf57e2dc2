// What kind of trouble an event class is, read from its name: a data table, so that a class nobody has listed still is treated by its words.

/** Families of trouble. `unknown` is one of them: a name that says nothing is evidence for nothing and against nothing. */
export const FAMILIES = [
  'power',
  'hardware',
  'reachability',
  'link',
  'performance',
  'application',
  'capacity',
  'security',
  'configuration',
  'unknown',
] as const
export type Family = (typeof FAMILIES)[number]

/** down: the thing does not work at all; degraded: it works worse or only a part is hit. */
export type Grade = 'down' | 'degraded'

export interface ClassKind {
  readonly family: Family
  readonly grade: Grade
}

interface Rule extends ClassKind {
  readonly words: RegExp
}

/** First match wins, so the more telling words stand first. Matched on the class in lower case, words joined by single spaces. */
const RULES: readonly Rule[] = [
  {
    family: 'security',
    grade: 'degraded',
    words: /\b(auth\w*|login|intrusion|attack|malware|ids|brute|unauthori\w*|violation)\b/,
  },
  // A breaker of software is no breaker of mains.
  { family: 'application', grade: 'degraded', words: /\bcircuit breaker\b/ },
  // What cannot be written or reached has lost its storage; it is not full.
  { family: 'application', grade: 'down', words: /\b(read ?only|inaccessible|io errors?)\b/ },
  // How slow a disk or a pool is says more than that it is a disk.
  {
    family: 'performance',
    grade: 'degraded',
    words: /\b(latency|slow\w*|response time|io ?wait|(replication|consumer|group|message) lag)\b/,
  },
  // A lost way to a disk is a link, whatever the disk's own state.
  { family: 'link', grade: 'degraded', words: /\b(multipath|storage path|iscsi|fibre channel|bond|nic)\b/ },
  {
    family: 'power',
    grade: 'down',
    words: /\b(power (fail\w*|loss|lost|off|outage|down)|blackout|mains lost|ups (off|output off))\b/,
  },
  { family: 'power', grade: 'degraded', words: /\b(ups|on battery|battery|pdu|mains|voltage|power|psu|breaker)\b/ },
  {
    family: 'hardware',
    grade: 'degraded',
    words:
      /\b(fan|temperature|temp|thermal|overtemperature|too hot|cooling|crac|hvac|chiller|air condition\w*|humidity|raid|edac|smart|ecc|chassis|sensor|transceiver|optical|hardware|disk (fail\w*|offline|missing)|sectors?|ent sensor|fru|module)\b/,
  },
  {
    family: 'capacity',
    grade: 'degraded',
    words:
      /\b(disk|file ?system|fs|volume|inode\w*|swap|memory|mem|oom|cpu|load|quota|capacity|full|space|storage|usage|utili[sz]ation|pool|exhaust\w*)\b/,
  },
  {
    family: 'link',
    grade: 'degraded',
    words:
      /\b(link|interface|if|port|lag|trunk|bgp\w*|ospf\w*|isis|eigrp|bfd|neighbou?r|adjacency|peer|tunnel|vpn|mpls|lsp|stp|topology change|carrier)\b/,
  },
  {
    family: 'configuration',
    grade: 'degraded',
    words: /\b(config\w*|certificate|cert|expir\w*|change|drift|licen[cs]e|deploy\w*|rollout|ntp|clock)\b/,
  },
  {
    family: 'reachability',
    grade: 'down',
    words:
      /\b(host|node|device|instance|target|system|server|agent|switch|router|gateway|ap|vm|hypervisor|blackbox|probe|ping|icmp|snmp|station|site)\b.*\b(down|unreachable|unavailable|dead|offline|lost|loss|fail\w*|missing|not responding|no response|not ready|timeout|absent|gone)\b/,
  },
  {
    family: 'reachability',
    grade: 'down',
    words: /\b(unreachable|offline|no response|not responding|ping|icmp|heartbeat|isolated)\b/,
  },
  {
    family: 'application',
    grade: 'down',
    words:
      /\b(service|process|daemon|app\w*|database|db|job|queue|pod|container|deployment|endpoint|url|http|website|dns|dhcp|ldap|mail|smtp)\b.*\b(down|unavailable|dead|crash\w*|stopped|fail\w*|not running|missing|absent|refused)\b/,
  },
  {
    family: 'performance',
    grade: 'degraded',
    words:
      /\b(latency|slow\w*|response|duration|delay|jitter|packet loss|drops?|discards?|errors?|error rate|5xx|throughput|saturat\w*|congest\w*|timeouts?|retries|retransmi\w*|anomaly|rate|high traffic|pd)\b/,
  },
  {
    family: 'application',
    grade: 'degraded',
    words:
      /\b(service|process|daemon|app\w*|database|db|query|job|queue|backlog|replica\w*|pod|container|deployment|restart\w*|crash\w*|http|dns|mail|cache|lag)\b/,
  },
  {
    family: 'reachability',
    grade: 'down',
    // Dead locks, letters and rows belong to software that lives.
    words:
      /\b(down|dead(?! (locks?|letters?|tuples?|rows?|messages?|man))|unavailable|cold start|warm start|reboot\w*|outage|lost)\b/,
  },
  // What fails without saying what it is: most such names are checks of software.
  {
    family: 'application',
    grade: 'degraded',
    words:
      /\b(fail\w*|unhealthy|not ready|not running|panic\w*|stuck|blocked|rejected|dropp\w*|dead ?locks?|unsynced)\b/,
  },
]

const UNKNOWN: ClassKind = { family: 'unknown', grade: 'degraded' }

/** Classes seen are few and come again with every event: remembered, but never without bound. */
const REMEMBERED = 10_000
const known = new Map<string, ClassKind>()

/** linkDown, LINK_DOWN, link-down -> "link down" */
export function classWords(eventClass: string): string {
  const found = wordsOf.get(eventClass)
  if (found !== undefined) return found
  const words = eventClass
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
  if (wordsOf.size >= REMEMBERED) wordsOf.clear()
  wordsOf.set(eventClass, words)
  return words
}

/** Asked for with every event. */
const wordsOf = new Map<string, string>()

/** The family and grade of an event class. */
export function classKind(eventClass: string): ClassKind {
  const found = known.get(eventClass)
  if (found !== undefined) return found
  const words = classWords(eventClass)
  const rule = RULES.find((candidate) => candidate.words.test(words))
  const kind: ClassKind = rule === undefined ? UNKNOWN : { family: rule.family, grade: rule.grade }
  if (known.size >= REMEMBERED) known.clear()
  known.set(eventClass, kind)
  return kind
}
