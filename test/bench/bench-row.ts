// One line of the benchmark's table.

export interface BenchRow {
  readonly what: string
  readonly figure: string
  /** What it stands beside: a peer, or the goal. */
  readonly beside: string
}
