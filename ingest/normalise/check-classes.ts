// Names that tools give their checks ("Interface Gi0/3", "Disk /var", "Unavailable by ICMP ping") -> the product's event class and the part of
// the CI. What is not here is looked up in the condition table of rule names (condition-classes.ts); a check that neither knows is a class of
// its own name.
import { conditionOf } from './event-class.ts'

export interface CheckMeaning {
  readonly eventClass: string
  readonly component?: string
}

interface CheckRow {
  readonly eventClass: string
  /** Of the whole name; the group `part` names the part of the CI. */
  readonly name: RegExp
  /** Of what the check said, when the name alone does not tell. */
  readonly output?: RegExp
  /** `word=<part>`; null = the part alone. Without it the condition is of the CI as a whole. */
  readonly part?: string | null
}

/** First row that fits wins. */
const ROWS: readonly CheckRow[] = [
  {
    eventClass: 'linkDown',
    name: /^(?:interface|if|port|nic|link)[ :_-]+(?<part>.+?)(?:\(.*\))?\s*[:-]\s*(?:link|port|interface)?\s*(?:is\s+)?down\b/i,
    part: 'ifName',
  },
  {
    eventClass: 'linkDown',
    name: /^(?:interface|if|port|nic|network interface)[ :_-]+(?<part>\S.*)$/i,
    output: /\b(?:link|oper|operational|port|state|status)?\s*[:=(]?\s*(?:link\s+)?down\b|not connected|no link/i,
    part: 'ifName',
  },
  { eventClass: 'linkDown', name: /^port (?:status )?(?:up\/down|is down|down)\b.{0,80}$/i },
  {
    eventClass: 'interfaceDegraded',
    name: /^(?:interface|if|nic|network interface)[ :_-]+(?<part>.+?)(?:\(.*\))?(?:\s*:.*)?$/i,
    part: 'ifName',
  },
  {
    eventClass: 'HostDown',
    name: /^(?:unavailable by icmp ping|devices? up\/down|device down!?.{0,80}|(?:host|node|server|device)(?: .{1,120})? (?:is )?(?:down|unreachable|unavailable|offline)|host ?alive|check[-_]host[-_]alive)$/i,
  },
  {
    eventClass: 'diskFull',
    name: /^(?:(?:disk|filesystem|fs|df|mount)(?:[ _-]?(?:space|usage))?(?: (?:on|of))?[ :_-]+)(?<part>\/\S*|[A-Za-z]:[\\/]?\S*)(?:\s.*)?$/i,
    part: null,
  },
  {
    eventClass: 'diskFull',
    name: /^(?:FS \[[^\]]*\((?<part>[^)]+)\)\]|(?<part2>\/\S*|[A-Za-z]:)\s*(?:\([^)]*\))?)\s*:\s*(?:disk )?space is (?:critically )?low/i,
    part: null,
  },
  { eventClass: 'diskFull', name: /^(?:disk|disks|disk[ _-]?space|filesystem|free[ _-]?disk.*)$/i },
  {
    eventClass: 'highCpu',
    name: /^(?:high cpu utili[sz]ation|cpu(?:[ _-](?:load|usage|utili[sz]ation))?|load|current load|load average.*)(?: \(.*\))?$/i,
  },
  {
    eventClass: 'highMemory',
    name: /^(?:high memory utili[sz]ation|memory(?:[ _-]usage)?|mem|ram|lack of available memory)(?: \(.*\))?$/i,
  },
  { eventClass: 'fanFailed', name: /^(?:.+: )?(?<part>[^:]+): fan is in \w+ state\b/i, part: 'sensor' },
  {
    eventClass: 'powerSupplyFailed',
    name: /^(?:.+: )?(?<part>[^:]+): power supply is in \w+ state\b/i,
    part: 'sensor',
  },
  {
    eventClass: 'highTemperature',
    name: /^(?:.+: )?(?<part>[^:]+): temperature is above \w+ threshold\b/i,
    part: 'sensor',
  },
  {
    eventClass: 'highTemperature',
    name: /^(?:temp(?:erature)?)[ :_-]+(?<part>\S.*?)$/i,
    part: 'sensor',
  },
  { eventClass: 'fanFailed', name: /^fan[ :_-]+(?<part>\S.*?)$/i, part: 'sensor' },
  {
    eventClass: 'powerSupplyFailed',
    name: /^(?:psu|power supply)[ :_-]+(?<part>\S.*?)$/i,
    part: 'sensor',
  },
  {
    eventClass: 'bgpPeerDown',
    name: /^bgp(?: (?:peer|session|neighbou?r|status))?[ :_-]+(?<part>[0-9a-f.:]+)(?:\s.*)?$/i,
    part: 'bgpPeer',
  },
  {
    eventClass: 'ospfNeighborDown',
    name: /^ospf(?: (?:neighbou?r|nbr|status))?[ :_-]+(?<part>[0-9a-f.:]+)(?:\s.*)?$/i,
    part: 'ospfNbr',
  },
  { eventClass: 'deviceRestarted', name: /^.{0,120}\bhas (?:just )?been restarted(?: \(.*\))?$/i },
]

const MAX_NAME = 200
const MAX_OUTPUT = 500
const MAX_PART = 200
/** What Zabbix 7 writes before the name of a trigger: the template that it is of. */
const TEMPLATE_PREFIX = /^[A-Z][\w /.-]{1,60}: (?=\S)/

/** What a check is about, by its name and, for some, by what it said. */
export function checkMeaning(checkName: string, output: string): CheckMeaning {
  const name = checkName.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME)
  const bare = name.replace(TEMPLATE_PREFIX, '')
  const said = output.slice(0, MAX_OUTPUT)
  return (
    byRows(name, said) ??
    (bare === name ? undefined : byRows(bare, said)) ?? { eventClass: conditionOf(name, {}).eventClass }
  )
}

function byRows(name: string, said: string): CheckMeaning | undefined {
  for (const { eventClass, name: pattern, output: says, part } of ROWS) {
    const found = pattern.exec(name)
    if (found === null || says?.test(said) === false) continue
    const text = (found.groups?.['part'] ?? found.groups?.['part2'] ?? '').trim().slice(0, MAX_PART)
    if (part === undefined || text === '') return { eventClass }
    return { eventClass, component: part === null ? text : `${part}=${text}` }
  }
  return undefined
}
