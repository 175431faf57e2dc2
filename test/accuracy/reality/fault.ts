// A fault as it happens: stages of causes, extra symptoms of its own, and its true root.
import type { Cause } from './impact.ts'
import type { Symptom } from './symptom.ts'

export interface Stage {
  /** After the fault's beginning. */
  readonly afterMs: number
  readonly cause: Cause
  /** Symptoms that no table of conditions has: the full disk, the changed configuration. */
  readonly own?: readonly { readonly ci: string; readonly symptom: Symptom }[]
}

export interface Fault {
  readonly kind: string
  /** The true root first; others only where no observer could tell them apart (both ends of a cable). */
  readonly roots: readonly string[]
  readonly stages: readonly Stage[]
  /** Comes and goes: so many times, each time this long down and this long up. */
  readonly flaps?: { readonly times: number; readonly downMs: number; readonly upMs: number }
}

export const NOTHING_BROKEN: Cause = { conditions: new Map(), brokenCables: [] }
