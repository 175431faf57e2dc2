// Stage: a condition that comes and goes too often is absorbed: the alert stays active, marked as flapping.
import { noteTransition } from '../alerts/flapping.ts'
import type { Stage } from '../passage.ts'
import { touchAlertSoon } from '../step-work.ts'

export const flap: Stage = (passage) => {
  const { alert, work, transition } = passage
  if (alert === null || transition === null || passage.resumes) return null
  switch (noteTransition(work, alert)) {
    case 'steady':
      return null
    case 'continues':
      touchAlertSoon(work, alert)
      return 'flapping'
    case 'starts':
      if (transition === 'clear') return 'flapping'
      // It is active again, so its incident must know; from now on nothing more is heard of it.
      passage.word = 'flapping'
      return null
  }
}
