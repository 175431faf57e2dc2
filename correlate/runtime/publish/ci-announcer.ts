// Tells the rest of the product which CIs and relationships the engine uses now: one `ci` change item per CI, sent once per CMDB version.
import type { KV } from '@nats-io/kv'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CiRevision } from '../../contract/change.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import type { Topology } from '../../topology/topology.ts'
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
  // Named by version and load time: going back to an earlier version within the duplicate window must be sent too.
  const id = (chunk: number) => `ci:${topology.version}:${loadedAt}:${chunk}`
  let messages = 0
  for (const message of entityMessages({ ...cause, at: loadedAt }, 'ci', revisionsOf(cmdb, topology, loadedAt), id)) {
    await publisher.send(message)
    messages++
    // Encoding one takes some milliseconds: the engine's messages go between.
    await nextTurn()
  }
  await publisher.settled()
  await kv.put(KEY, JSON.stringify({ version: topology.version, loadedAt } satisfies Announced))
  return messages
}

function* revisionsOf({ cis }: CmdbFile, topology: Topology, loadedAt: number): Generator<CiRevision> {
  for (const ci of cis) {
    const relationships = topology.relationships(ci.id).filter((relationship) => relationship.from === ci.id)
    yield { version: topology.version, loadedAt, total: cis.length, ci, relationships }
  }
}
