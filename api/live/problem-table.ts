// Problems in memory: the engine keeps a bounded number of them, so all are here.
import type { Problem } from '../../correlate/contract/problem.ts'

export class ProblemTable {
  readonly #byId = new Map<string, Problem>()

  get(id: string): Problem | undefined {
    return this.#byId.get(id)
  }

  values(): IterableIterator<Problem> {
    return this.#byId.values()
  }

  /** @returns false when this revision, or a newer one, is known */
  apply(problem: Problem): boolean {
    const known = this.#byId.get(problem.id)
    if (known !== undefined && known.revision >= problem.revision) return false
    this.#byId.set(problem.id, problem)
    return true
  }
}
