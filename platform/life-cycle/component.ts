// What the process is made of: things with an idempotent start and stop, started in order and stopped in reverse.

export interface Component {
  /** For logs and errors: `nats-server`, `http`, `writer` ... */
  readonly name: string
  /** Resolves when the component does its work. A second call resolves without doing anything. */
  start(): Promise<void>
  /** Resolves when nothing of it runs any more. Safe before start, after a failed start and twice. */
  stop(): Promise<void>
}
