// A report as a CMDB file that people read and keep: ids are names where they are unique, so that a file of today can be laid beside one of next month.
import type { CiFact, InventoryReport } from '../../contract/inventory.ts'

/** The value of a CMDB file. */
export function cmdbFileOf({ cis, relationships }: Pick<InventoryReport, 'cis' | 'relationships'>): object {
  const counts = new Map<string, number>()
  for (const ci of cis) counts.set(idName(ci), (counts.get(idName(ci)) ?? 0) + 1)
  const ids = new Map(cis.map((ci) => [ci.key, counts.get(idName(ci)) === 1 ? idName(ci) : ci.key]))
  const id = (key: string) => ids.get(key) ?? key
  return {
    cis: cis.map(({ key, ...rest }) => ({ id: id(key), ...rest })),
    relationships: relationships.map((one) => ({ ...one, from: id(one.from), to: id(one.to) })),
  }
}

function idName(ci: CiFact): string {
  return ci.name ?? ci.key
}
