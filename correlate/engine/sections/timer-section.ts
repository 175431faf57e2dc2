// The timers of a checkpoint: those armed when it began, in pieces; at its end, which of them have fired meanwhile and which were armed.
import type { EngineState } from '../state.ts'
import { TimerHeap, type Timer, type TimerKind } from '../timers/timer-heap.ts'
import type { Section, SectionSweep, SweepOrder } from './section.ts'

type Row = readonly [due: number, id: number, kind: TimerKind, target: string]

interface TimerPiece {
  readonly armed: readonly Row[]
  /** Only in the last piece. */
  readonly end?: { readonly nextId: number; readonly fired: readonly number[] }
}

export const timerSection: Section = {
  name: 'timers',
  sweep: ({ timers }, order) => sweepTimers(timers, order),
  loader: (state: EngineState) => {
    const loaded: Timer[] = []
    return (value) => {
      const { armed, end } = value as TimerPiece // as sweepTimers gives it
      for (const [due, id, kind, target] of armed) loaded.push({ due, id, kind, target })
      if (end === undefined) return
      const fired = new Set(end.fired)
      state.timers = new TimerHeap(
        loaded.filter(({ id }) => !fired.has(id)),
        end.nextId,
      )
    }
  },
}

function sweepTimers(timers: TimerHeap, order: SweepOrder): SectionSweep {
  const firstNew = timers.nextId
  const { armed: found, fired } = timers.watch()
  const armed = order === 'canonical' ? timers.sorted() : found
  let visited = 0
  return {
    next(entries) {
      if (visited >= armed.length) return null
      // A timer is a small thing beside an alert.
      const end = visited + 4 * entries
      const piece: TimerPiece = {
        armed: armed.slice(visited, end).flatMap((one) => (fired.has(one.id) ? [] : [row(one)])),
      }
      visited = end
      return piece
    },
    finish() {
      timers.unwatch()
      const rest = [...armed.slice(visited), ...timers.armedSince(firstNew)]
      const gone = [...fired].filter((id) => id < firstNew)
      return { armed: rest.map(row), end: { nextId: timers.nextId, fired: gone } } satisfies TimerPiece
    },
  }
}

function row({ due, id, kind, target }: Timer): Row {
  return [due, id, kind, target]
}
