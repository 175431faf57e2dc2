// Sends operators' commands into the stream and waits for the engine's answer on CHANGES. It changes nothing itself: the engine decides.
import type { Command, CommandOutcome } from '../../correlate/contract/command.ts'
import { commandSubject } from '../../ingest/contract/subjects.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { publishRetrying } from '../../platform/nats/publish-retrying.ts'
import { OutcomeBook } from './outcome-book.ts'

/** How long a request waits for the engine before it is answered with 202. */
export const ANSWER_LIMIT_MS = 5_000
const PUBLISH_LIMIT_MS = 5_000

export type CommandAnswer =
  | { readonly kind: 'answered'; readonly outcome: CommandOutcome }
  /** Stored in the stream; the engine has not answered yet. */
  | { readonly kind: 'pending' }

export class CommandGateway {
  readonly #bus: Bus
  readonly #answerLimitMs: number
  readonly #book = new OutcomeBook()

  constructor(bus: Bus, answerLimitMs: number = ANSWER_LIMIT_MS) {
    this.#bus = bus
    this.#answerLimitMs = answerLimitMs
  }

  /** The live feed tells of every outcome. */
  settle(outcome: CommandOutcome, partition: number): void {
    this.#book.settle(outcome, partition)
  }

  /**
   * Publishes a command to one partition and waits for its outcome. The same command id again gives the same answer.
   * @throws PublishTimeoutError, PublishRefusedError when it could not be stored
   */
  async send(command: Command, partition: number): Promise<CommandAnswer> {
    const known = this.#book.find(command.id, partition)
    if (known !== undefined) return { kind: 'answered', outcome: known }
    const answer = this.#book.wait(command.id, partition, this.#answerLimitMs)
    try {
      await publishRetrying(this.#bus.js, commandSubject(partition), Buffer.from(JSON.stringify(command)), {
        msgID: `command:${partition}:${command.id}`,
        timeout: PUBLISH_LIMIT_MS,
      })
    } catch (error) {
      answer.cancel()
      throw error
    }
    const outcome = await answer.outcome
    return outcome === null ? { kind: 'pending' } : { kind: 'answered', outcome }
  }

  /** Sends a command to every partition: silences are copied to all. The answer is the worst of theirs. */
  async sendToAll(command: Command, partitions: number): Promise<CommandAnswer> {
    const answers = await Promise.all(
      Array.from({ length: partitions }, (_, partition) => this.send(command, partition)),
    )
    const rejected = answers.find((answer) => answer.kind === 'answered' && answer.outcome.outcome === 'rejected')
    const pending = answers.find((answer) => answer.kind === 'pending')
    // A system has at least one partition.
    return rejected ?? pending ?? answers[0]!
  }

  stop(): void {
    this.#book.cancelAll()
  }
}
