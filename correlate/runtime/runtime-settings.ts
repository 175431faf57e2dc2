// The runtime's durations and sizes in one place. Production uses the defaults; tests shorten them. None of them changes what the engine computes.

export interface RuntimeSettings {
  /** A lease that was not renewed for this long may be taken by another owner. */
  readonly leaseMs: number
  /** The same of the inventory. Longer: its owner may compute for seconds in one go, and nobody waits for it by the second. */
  readonly inventoryLeaseMs: number
  /** A checkpoint is written after this many messages ... */
  readonly checkpointMessages: number
  /** ... or this long after the last one, if anything changed. */
  readonly checkpointMs: number
  /** Checkpoints may take at most one part in this many of the time: a large state is written less often ... */
  readonly checkpointShare: number
  /**
   * Long work (a checkpoint, another CMDB version) is done in pieces between messages. A piece holds the thread for about this long: 99 of
   * 100 events must be on the screen within 250 ms, and the last piece of a checkpoint, which makes all of them exact, takes longer.
   */
  readonly pieceMs: number
  /** After a piece the messages have the thread for so many times as long. */
  readonly piecePauses: number
  /** Pulls from the stream are made so large that they bring about this many bytes at most. */
  readonly pullBytes: number
  /** How long one pull waits on the broker for messages. */
  readonly pullWaitMs: number
  /** Unacknowledged change messages and their bytes; beyond it stepping waits. */
  readonly publishWindow: number
  readonly publishWindowBytes: number
  /** Without a PubAck for this long a change message is sent again under the same id. */
  readonly publishTimeoutMs: number
  /** How often a due timer is looked for while the stream is idle. */
  readonly tickMs: number
  /** How often the CMDB file is looked at. */
  readonly cmdbPollMs: number
  /** How often the stream is looked at for trimming, and an idle partition's position is moved over other partitions' messages. */
  readonly trimMs: number
  /** How often alerts and incidents are counted for the gauges. */
  readonly countMs: number
  /** How long a stop waits for the last acknowledgements and the last checkpoint. */
  readonly farewellMs: number
  /** Pause before a failed attempt against the broker is repeated. */
  readonly retryMs: number
}

export const DEFAULT_RUNTIME_SETTINGS: RuntimeSettings = {
  leaseMs: 15_000,
  inventoryLeaseMs: 60_000,
  checkpointMessages: 5_000,
  checkpointMs: 10_000,
  checkpointShare: 20,
  pieceMs: 8,
  piecePauses: 3,
  pullBytes: 8 * 1024 * 1024,
  pullWaitMs: 5_000,
  publishWindow: 256,
  publishWindowBytes: 16 * 1024 * 1024,
  publishTimeoutMs: 5_000,
  tickMs: 1_000,
  cmdbPollMs: 2_000,
  trimMs: 15_000,
  countMs: 5_000,
  farewellMs: 3_000,
  retryMs: 500,
}
