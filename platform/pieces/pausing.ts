// Long work as a generator that pauses every few milliseconds at most: whoever drives it decides what happens in between.

/** Work that may be left alone at each pause, and gives its result at the end. */
export type Pausing<T> = Generator<void, T, void>

/** All of it without a pause: where nobody waits. @throws what the work throws */
export function atOnce<T>(work: Pausing<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
