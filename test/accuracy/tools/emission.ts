// What reaches the correlator: one line of the events file, with what is true about it kept aside.

/** The replay format of an event (DESIGN §2), without seq. */
export type EventLine = Readonly<Record<string, unknown>> & { readonly observedAt: number }

export interface Emission {
  readonly line: EventLine
  /** Fault id, `noise`, or null when nothing is expected of it (a clear told again, a notice about a change). */
  readonly label: string | null
}
