// Whether people or plans hold an alert or a notice back now. A plan comes first: it says why, and until when.
import type { Suppression } from '../../contract/alert.ts'
import type { SilenceSubject } from '../../contract/silence-label.ts'
import type { StepWork } from '../step-work.ts'
import { silencesOver } from './silences-over.ts'
import { windowsOver } from './windows-over.ts'

type HeldBack = Suppression & { readonly kind: 'maintenance' | 'silence' }

/** Whether there is any silence or window at all: most of the time there is none, and nothing needs to be looked at. */
export function mayHoldBack({ state }: StepWork): boolean {
  return state.silences.size > 0 || state.maintenance.size > 0
}

/** What holds it back now; null: nothing. */
export function heldBackBy(work: StepWork, subject: SilenceSubject): HeldBack | null {
  if (!mayHoldBack(work)) return null
  const windows = windowsOver(work, subject)
  if (windows.length > 0) return { kind: 'maintenance', by: windows }
  const silences = silencesOver(work, subject)
  return silences.length > 0 ? { kind: 'silence', by: silences } : null
}

/** The decision on an event that is held back. */
export const HELD_BACK_WORD = { maintenance: 'in_maintenance', silence: 'silenced' } as const
