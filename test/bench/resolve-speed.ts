// Resolution of hints on 100,000 CIs that claim a million: a part of npm run bench (--only resolve). Speed by kind of hint, and the memory of
// the index beside that of the CMDB itself.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Ci } from '../../correlate/contract/ci.ts'
import { atOnce } from '../../platform/pieces/pausing.ts'
import { hintIndexOf } from '../../correlate/topology/hint-index.ts'
import { placeFinder } from '../../correlate/topology/place-finder.ts'
import type { EventResource } from '../../ingest/contract/event.ts'
import type { BenchRow } from './bench-row.ts'

const CIS = 100_000
const LOOKUPS = 200_000
const MIB = 2 ** 20

/** Ten hints each: id, name, full name, short alias, sysName, two addresses of either family, an engine id, and a host in a scrape target. */
function device(n: number): Ci {
  const hex = n.toString(16)
  return {
    id: `ci-${n}`,
    type: 'host',
    name: `host-${n}`,
    attributes: {
      hostname: `host-${n}.site-${n % 500}.example.net`,
      alias: [`asset-${n}`],
      sysName: `sys-${n}`,
      instance: `exporter-${n}:9100`,
      ip: [
        `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
        `172.${16 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`,
        `2001:db8::${hex}`,
      ],
      engineId: `80001f8880${hex.padStart(8, '0')}`,
      // Every tenth pair disputes a name: what cannot be decided must not cost more.
      ...(n % 20 < 2 ? { aliases: [`pair-${Math.floor(n / 20)}`] } : {}),
      interfaces: [`ifIndex=${n % 48};ifName=Gi0/${n % 48}`],
    },
  }
}

const KINDS: Readonly<Record<string, (n: number) => EventResource>> = {
  'full name': (n) => ({ hints: { hostname: `HOST-${n}.site-${n % 500}.example.net` } }),
  'name without domain': (n) => ({ hints: { hostname: `host-${n}` } }),
  'scrape target': (n) => ({ hints: { instance: `host-${n}.site-${n % 500}.example.net:9100` } }),
  IPv4: (n) => ({ hints: { ip: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` } }),
  IPv6: (n) => ({ hints: { ip: `2001:0DB8:0:0:0:0:${(n >> 16).toString(16)}:${(n & 65_535).toString(16)}` } }),
  'engine id and port': (n) => ({
    hints: { engineId: `80001f8880${n.toString(16).padStart(8, '0')}` },
    component: `ifIndex=${n % 48}`,
  }),
  'disputed name': (n) => ({ hints: { hostname: `pair-${Math.floor(n / 20)}` } }),
  unknown: (n) => ({ hints: { hostname: `nobody-${n}.example.net`, ip: `198.18.${(n >> 8) & 255}.${n & 255}` } }),
}

export function benchResolve(): BenchRow[] {
  const before = heapAfterGc()
  const cis = Array.from({ length: CIS }, (_, n) => device(n))
  const owned = heapAfterGc() - before
  const started = performance.now()
  const index = atOnce(hintIndexOf(cis))
  const builtMs = performance.now() - started
  const indexed = heapAfterGc() - before - owned
  const byId = new Map(cis.map((ci) => [ci.id, ci]))
  const find = placeFinder(index, (id) => byId.get(id))
  const rows: BenchRow[] = [
    {
      what: `resolving, ${CIS.toLocaleString('en-GB')} CIs with a million hints`,
      figure: `index ${Math.round(indexed / MIB)} MiB, built in ${Math.round(builtMs)} ms`,
      beside: `the CIs themselves ${Math.round(owned / MIB)} MiB; ${index.faults.length} disputed texts`,
    },
  ]
  for (const [kind, resource] of Object.entries(KINDS)) rows.push(measure(kind, resource, find))
  return rows
}

function measure(
  kind: string,
  resource: (n: number) => EventResource,
  find: (one: EventResource) => unknown,
): BenchRow {
  // Made before the clock runs, in an order without pattern; the texts are new, so that their hashing counts.
  const resources = Array.from({ length: LOOKUPS }, (_, i) => resource((i * 7_919) % CIS))
  const times = new Float64Array(LOOKUPS)
  for (const [i, one] of resources.entries()) {
    const from = performance.now()
    find(one)
    times[i] = performance.now() - from
  }
  times.sort()
  const mean = times.reduce((sum, ms) => sum + ms, 0) / LOOKUPS
  const p99 = times[Math.floor(LOOKUPS * 0.99)] ?? 0
  return {
    what: `resolving by ${kind}`,
    figure: `mean ${(mean * 1000).toFixed(2)} µs, p99 ${(p99 * 1000).toFixed(2)} µs`,
    beside: `${LOOKUPS.toLocaleString('en-GB')} look-ups`,
  }
}

function heapAfterGc(): number {
  setFlagsFromString('--expose-gc')
  // The flag makes it available in new contexts.
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
