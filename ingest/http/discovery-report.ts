// The body of POST /api/v1/discovery/reports: a report as `nocturne discover` writes it. Who sent it is what the credential says.
import type { InventoryFault, InventoryReport } from '../contract/inventory.ts'
import { cmdbFacts } from '../contract/cmdb-facts.ts'

export type ReadReport =
  | { readonly ok: true; readonly report: InventoryReport }
  | { readonly ok: false; readonly faults: readonly InventoryFault[] }

const TEXTS = ['id', 'instance'] as const
const MAX_TEXT = 200

/**
 * Checks a body. Its CIs and relationships keep to the rules of a CMDB file, with `key` for `id`.
 * @param actor who sends it
 * @param now epoch ms; a report from the future counts as of now
 */
export function readDiscoveryReport(body: unknown, actor: string, now: number): ReadReport {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, faults: [{ path: '', message: 'expected a report of nocturne discover' }] }
  const given = body as Readonly<Record<string, unknown>> // an object, as checked
  const faults: InventoryFault[] = []
  for (const key of TEXTS) {
    const text = given[key]
    if (typeof text !== 'string' || text === '' || text.length > MAX_TEXT)
      faults.push({ path: key, message: `expected a text of 1 to ${MAX_TEXT} characters` })
  }
  const { at, scope } = given
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0)
    faults.push({ path: 'at', message: 'expected milliseconds since 1970' })
  if (scope !== 'full' && scope !== 'partial') faults.push({ path: 'scope', message: 'expected full or partial' })
  const facts = cmdbFacts({ cis: withIds(given['cis']), relationships: given['relationships'] })
  if (!facts.ok) faults.push(...facts.faults)
  if (faults.length > 0 || !facts.ok) return { ok: false, faults }
  return {
    ok: true,
    report: {
      // Texts, a number and a word, as checked above.
      id: given['id'] as string,
      source: 'snmp',
      instance: given['instance'] as string,
      actor,
      at: Math.min(at as number, now),
      scope: scope as InventoryReport['scope'],
      ...facts.facts,
    },
  }
}

function withIds(cis: unknown): unknown {
  if (!Array.isArray(cis)) return cis
  return cis.map((ci: unknown) => {
    if (typeof ci !== 'object' || ci === null || !('key' in ci)) return ci
    const { key, ...rest } = ci
    return { ...rest, id: key }
  })
}
