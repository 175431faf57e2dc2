// The inventory in NATS, so that it outlives a machine: two generations of the whole, and a manifest that says which one counts. The manifest moves by
// compare-and-set, so that an owner who lost the lease without knowing overwrites nothing.
import type { KV } from '@nats-io/kv'
import { randomUUID } from 'node:crypto'
import { inPieces, type Pieces } from '../../../platform/pieces/in-pieces.ts'
import { atOnce } from '../../../platform/pieces/pausing.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import type { RevisionCause } from '../../contract/inventory-revision.ts'
import type { Held } from '../../inventory/apply-report.ts'
import type { InventoryState } from '../../inventory/inventory-state.ts'
import { cmdbOfLines, linesOfCmdb } from '../cmdb/cmdb-lines.ts'
import { decodeInventory, encodeInventory } from './encode-inventory.ts'
import { loadBody, removeBody, storeBody, type StoredBody } from './stored-body.ts'

export const INVENTORY_BUCKET = 'nocturne-inventory'
const MANIFEST = 'manifest'

export interface Generation {
  readonly number: number
  readonly revision: number
  /** Content hash of the CMDB. */
  readonly version: string
  /** When the revision was made, epoch ms. */
  readonly at: number
  readonly cause: RevisionCause
  readonly state: StoredBody
  readonly cmdb: StoredBody
}

export interface Manifest {
  readonly current: Generation
  /** Of the revision before, to fall back to and to tell what changed. */
  readonly previous: Generation | null
  /** Revision whose changes are on CHANGES. */
  readonly published: number
  /** When the inventory began, epoch ms. */
  readonly epoch: number
}

export interface InventoryStore {
  /** Null when nothing was ever stored. */
  manifest(): Promise<Manifest | null>
  /** As this store read or wrote it last. */
  known(): Manifest | null
  /** Null when it is damaged. The CMDB is read in pieces: its reader has other things to do. */
  state(generation: Generation): Promise<InventoryState | null>
  cmdb(generation: Generation, pieces: Pieces): Promise<CmdbFile | null>
  /** @throws JetStreamApiError when somebody else has written since this store read or wrote it */
  save(held: Held, at: number, cause: RevisionCause): Promise<void>
  /** Everything up to the current revision is on CHANGES. */
  markPublished(): Promise<void>
}

export function openInventoryStore(kv: KV): InventoryStore {
  /** In the names of its bodies: two owners at once must not write over each other's before one of them fails on the manifest. */
  const writer = randomUUID().slice(0, 8)
  let attempts = 0
  let known: Manifest | null = null
  let revision = 0

  async function read(): Promise<{ readonly found: Manifest | null; readonly at: number }> {
    const entry = await kv.get(MANIFEST)
    // Written by `put` alone.
    return { found: entry?.operation === 'PUT' ? entry.json<Manifest>() : null, at: entry?.revision ?? 0 }
  }

  async function manifest(): Promise<Manifest | null> {
    const { found, at } = await read()
    known = found
    revision = at
    return known
  }

  async function put(next: Manifest): Promise<void> {
    const text = JSON.stringify(next)
    revision = revision === 0 ? await kv.create(MANIFEST, text) : await kv.update(MANIFEST, text, revision)
    known = next
  }

  /** After a failed write of the manifest: its answer may have got lost, or somebody else has written. */
  async function settle(next: Manifest, bodies: readonly StoredBody[], error: unknown): Promise<void> {
    const { found, at } = await read()
    const isOurs = found !== null && found.current.state.name.includes(`.${writer}-`)
    if (isOurs) {
      known = found
      revision = at
    }
    if (found?.current.state.name === next.current.state.name) return
    for (const body of bodies) await removeBody(kv, body)
    throw error
  }

  return {
    manifest,
    known: () => known,
    async state(generation) {
      const text = await loadBody(kv, generation.state)
      return text === null ? null : decodeInventory(text)
    },
    async cmdb(generation, pieces) {
      const text = await loadBody(kv, generation.cmdb)
      return text === null ? null : inPieces(cmdbOfLines(text), pieces)
    },
    async save({ state, inventory, version }, at, cause) {
      const before = known?.current ?? null
      const number = (before?.number ?? 0) + 1
      const name = `${number}.${writer}-${++attempts}`
      const sameCmdb = before !== null && before.version === version
      const current: Generation = {
        number,
        revision: state.revision,
        version,
        at: sameCmdb ? before.at : at,
        cause: sameCmdb ? before.cause : cause,
        state: await storeBody(kv, `state.${name}`, encodeInventory(state)),
        cmdb: sameCmdb ? before.cmdb : await storeBody(kv, `cmdb.${name}`, cmdbText(inventory.cmdb)),
      }
      // Of two generations of one revision only the newer is worth keeping.
      const previous = sameCmdb ? (known?.previous ?? null) : before
      const obsolete = sameCmdb ? [before.state] : bodiesOf(known?.previous ?? null)
      const next = { current, previous, published: known?.published ?? 0, epoch: known?.epoch ?? at }
      await put(next).catch((error: unknown) => settle(next, sameCmdb ? [current.state] : bodiesOf(current), error))
      for (const body of obsolete) await removeBody(kv, body)
    },
    async markPublished() {
      if (known !== null && known.published !== known.current.revision)
        await put({ ...known, published: known.current.revision })
    },
  }
}

/** The owner of the inventory has a thread of its own: at once. */
function cmdbText(cmdb: CmdbFile): string {
  return atOnce(linesOfCmdb(cmdb)).join('\n')
}

function bodiesOf(generation: Generation | null): StoredBody[] {
  return generation === null ? [] : [generation.state, generation.cmdb]
}
