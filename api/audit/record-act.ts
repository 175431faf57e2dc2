// Puts an act of a person that no command of the engine carries into the audit: as an outcome on CHANGES, so that the writer stores it
// when ClickHouse is back, and GET /audit shows it among the commands.
import { randomUUID } from 'node:crypto'
import { changeSubject, encodeChanges } from '../../correlate/contract/change.ts'
import type { CommandOutcome, RecordedAct } from '../../correlate/contract/command.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { publishRetrying } from '../../platform/nats/publish-retrying.ts'
import { problemOfPublish } from '../commands/command-problem.ts'
import type { Saying } from '../../correlate/contract/sentences/sentence.ts'

const PUBLISH_LIMIT_MS = 5_000

export interface Act {
  readonly type: RecordedAct
  /** Principal's name. */
  readonly actor: string
  /** Epoch ms. */
  readonly at: number
  /** Id or name of what it was done to. */
  readonly object: string
  /** One English sentence for the reader of the audit. */
  readonly detail: string
  /** The sentence for other languages (see acted). */
  readonly saying?: Saying
  readonly incidentIds?: readonly string[]
}

/**
 * Call it when the act is done: what is in the audit has happened.
 * @throws HttpProblem 503 when the stream does not take it; the act stands
 */
export async function recordAct(bus: Pick<Bus, 'js'>, { incidentIds = [], ...act }: Act): Promise<void> {
  const outcome: CommandOutcome = { ...act, id: randomUUID(), outcome: 'applied', code: null, incidentIds }
  // No message of MONITORING caused it: cause 0, and a message id of its own.
  const batch = { entity: 'command', partition: 0, causeSeq: 0, chunk: 0, at: act.at, items: [outcome] } as const
  await publishRetrying(bus.js, changeSubject('command'), encodeChanges(batch), {
    msgID: `act:${outcome.id}`,
    timeout: PUBLISH_LIMIT_MS,
  }).catch((error: unknown) => {
    throw problemOfPublish(error)
  })
}
