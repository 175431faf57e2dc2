// Tells the rest of the product which CIs and relationships the engine uses now: one `ci` change item per CI, sent once per CMDB version.
import type { KV } from '@nats-io/kv'
import type { CiRevision } from '../../contract/change.ts'
import type { LoadedCmdb } from '../cmdb/cmdb-file.ts'
import { entityMessages } from './change-messages.ts'
import type { ChangePublisher } from './change-publisher.ts'

export const TOPOLOGY_BUCKET = 'nocturne-topology'
const KEY = 'published'

/** What was announced last. */
interface Announced {
  readonly version: string
  readonly loadedAt: number
}

export interface CiCause {
  readonly partition: number
  readonly causeSeq: number
}

/**
 * Announces the CMDB unless it was the last one announced. Cut short by a crash, it is sent again as a whole.
 * An empty CMDB has no items and is not announced.
 * @returns the number of change messages sent
 * @throws FencedError, or the client's error when the bucket cannot be reached
 */
export async function announceCis(
  { cmdb, topology, loadedAt }: LoadedCmdb,
  cause: CiCause,
  { openBucket, publisher }: { readonly openBucket: () => Promise<KV>; readonly publisher: ChangePublisher },
): Promise<number> {
  if (cmdb.cis.length === 0) return 0
  const kv = await openBucket()
  const last = await kv.get(KEY)
  if (last !== null && last.operation === 'PUT' && last.json<Announced>().version === topology.version) return 0
  const items = cmdb.cis.map((ci): CiRevision => ({
    version: topology.version,
    loadedAt,
    total: cmdb.cis.length,
    ci,
    relationships: topology.relationships(ci.id).filter((relationship) => relationship.from === ci.id),
  }))
  // Named by version and load time: going back to an earlier version within the duplicate window must be sent too.
  const id = (chunk: number) => `ci:${topology.version}:${loadedAt}:${chunk}`
  const messages = entityMessages({ ...cause, at: loadedAt }, 'ci', items, id)
  for (const message of messages) await publisher.send(message)
  await publisher.settled()
  await kv.put(KEY, JSON.stringify({ version: topology.version, loadedAt } satisfies Announced))
  return messages.length
}
