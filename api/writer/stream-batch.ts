// A run of messages on its way to ClickHouse: rows by table, and the range of sequences that names it.
import { RowBatch } from './row-batch.ts'
import type { RowDecoder, SourceMessage } from './source-message.ts'

/** A message that no rows could be made of. */
export interface PoisonMessage {
  readonly message: SourceMessage
  readonly error: Error
}

export class StreamBatch {
  readonly #decode: RowDecoder
  readonly #messages: SourceMessage[] = []
  readonly #poison: PoisonMessage[] = []
  readonly rows = new RowBatch()
  #bytes = 0

  constructor(decode: RowDecoder) {
    this.#decode = decode
  }

  get messages(): readonly SourceMessage[] {
    return this.#messages
  }

  get poison(): readonly PoisonMessage[] {
    return this.#poison
  }

  /** Payload bytes held. */
  get bytes(): number {
    return this.#bytes
  }

  get first(): SourceMessage | undefined {
    return this.#messages[0]
  }

  get last(): SourceMessage | undefined {
    return this.#messages.at(-1)
  }

  add(message: SourceMessage): void {
    this.#messages.push(message)
    this.#bytes += message.data.length
    try {
      for (const row of this.#decode(message)) this.rows.add(row)
    } catch (error) {
      // Decoders throw on a payload that is not what the stream should hold; anything thrown is an Error.
      this.#poison.push({ message, error: error as Error })
    }
  }
}
