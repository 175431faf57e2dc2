// Frees MONITORING of what everybody has used: both checkpoint generations of every partition and the writer. Its age limit does the rest.
import type { Bus } from '../../../platform/nats/bus.ts'
import { MONITORING } from '../../../platform/nats/streams.ts'

/** Where the writer keeps how far it is (api/writer/position.ts, docs/decisions/0060): everything before `first` is stored. */
const WRITER_BUCKET = 'nocturne-writer'
const WRITER_KEY = 'events'

interface WriterClaim {
  readonly streamCreated: string
  readonly first: number
}

/** Share of max_bytes above which the stream is trimmed: below it, history in the stream costs nothing and helps repairs. */
const TRIM_ABOVE = 0.5

export type TrimOutcome =
  | { readonly kind: 'below_limit' | 'writer_unknown' | 'nothing_to_trim' }
  | { readonly kind: 'trimmed'; readonly upTo: number }

/**
 * @param passed stream sequence that every partition has behind both of its checkpoints
 * @throws the client's error
 */
export async function trimMonitoring(bus: Bus, passed: number): Promise<TrimOutcome> {
  const { config, created, state } = await bus.jsm.streams.info(MONITORING)
  if (config.max_bytes <= 0 || state.bytes <= config.max_bytes * TRIM_ABOVE) return { kind: 'below_limit' }
  const entry = await (await bus.kv(WRITER_BUCKET)).get(WRITER_KEY)
  const writer = entry === null || entry.operation !== 'PUT' ? null : entry.json<WriterClaim>()
  if (writer === null || writer.streamCreated !== created) return { kind: 'writer_unknown' }
  const upTo = Math.min(passed, writer.first - 1)
  if (upTo < state.first_seq) return { kind: 'nothing_to_trim' }
  await bus.jsm.streams.purge(MONITORING, { seq: upTo + 1 }) // purges below seq
  return { kind: 'trimmed', upTo }
}
