// Where a row came from: rows of one NATS message are one unit.

export interface MessagePlace {
  /** Stream sequence of the message that carried it. */
  readonly seq: number
  readonly partition: number
}

/** Of a change: what caused it, the same on every replay of the engine. */
export interface ChangePlace extends MessagePlace {
  readonly causeSeq: number
  readonly chunk: number
}
