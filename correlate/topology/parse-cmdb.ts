// The value of a CMDB file -> CIs and relationships as the topology takes them, or every fault in it with its path. The rules are
// ingest/contract's; here what a file may leave out is filled in.
import { cmdbFacts } from '../../ingest/contract/cmdb-facts.ts'
import type { InventoryFault } from '../../ingest/contract/inventory.ts'
import type { CmdbFile } from '../contract/ci.ts'

export type ParsedCmdb =
  { readonly ok: true; readonly cmdb: CmdbFile } | { readonly ok: false; readonly faults: readonly InventoryFault[] }

/** Never fails for what an operator wrote: faults are values. */
export function parseCmdb(value: unknown): ParsedCmdb {
  const read = cmdbFacts(value)
  if (!read.ok) return read
  const { cis, relationships } = read.facts
  return {
    ok: true,
    cmdb: {
      cis: cis.map(({ key, type = 'unknown', name = key, attributes, ...rest }) => ({
        id: key,
        type,
        name,
        attributes,
        ...rest,
      })),
      relationships: relationships.map(({ fromPort: _from, toPort: _to, ...rest }) => rest),
    },
  }
}
