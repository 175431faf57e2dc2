// The screen's clock: one timer for all ages and "2 s ago" texts, running only while somebody looks.
import { useSyncExternalStore } from 'react'

const TICK_MS = 1_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

function read(): number {
  // Nobody was listening for a while: the kept value is old.
  if (timer === null) now = Date.now()
  return now
}

/** What `select` makes of the present moment; draws again only when that changes, so an age in hours costs nothing. */
export function useClock<Selected extends string | number>(select: (now: number) => Selected): Selected {
  return useSyncExternalStore(subscribe, () => select(read()))
}
