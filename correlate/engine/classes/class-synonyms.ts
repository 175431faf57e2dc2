// Different tools' names for one condition: a linkDown trap and a Prometheus alert on ifOperStatus of that port are one alert with two sources.
import { classWords } from './class-families.ts'

/** First of a row is the name used in alert keys. Only names that mean exactly the same condition: "instance down" is an exporter, not a host. */
const SYNONYMS: readonly (readonly string[])[] = [
  [
    'link down',
    'link up',
    'interface down',
    'if down',
    'port down',
    'if oper status',
    'if oper status down',
    'interface oper status down',
    'interface status down',
    'network interface down',
    'snmp interface down',
    'switch port down',
  ],
  [
    'host down',
    'node down',
    'device down',
    'host unreachable',
    'node unreachable',
    'device unreachable',
    'ping failed',
  ],
  ['bgp peer down', 'bgp backward transition', 'bgp session down', 'bgp neighbor down', 'bgp down'],
  ['ups on battery', 'ups trap on battery'],
]

const canonical = new Map<string, string>()
for (const row of SYNONYMS) for (const name of row) canonical.set(name, row[0] ?? name)

/** Asked for with every event; classes are few, but a tool that makes them up must not fill the memory. */
const REMEMBERED = 10_000
const known = new Map<string, string>()

/** The word an alert is keyed by: the same for all names of one condition. */
export function conditionName(eventClass: string): string {
  const found = known.get(eventClass)
  if (found !== undefined) return found
  const name = canonical.get(classWords(eventClass)) ?? eventClass
  if (known.size >= REMEMBERED) known.clear()
  known.set(eventClass, name)
  return name
}
