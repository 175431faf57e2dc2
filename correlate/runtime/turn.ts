// One thing at a time: messages, checkpoints and topology swaps of a partition take turns, because all of them touch the same state.

export interface Turn {
  /** Runs the work after everything asked for before. Its failure is the caller's alone. */
  take<T>(work: () => Promise<T> | T): Promise<T>
}

export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
