// Which CIs claim a text as theirs. Usually one; when several do, all are kept up to a bound, so that another hint can decide between them.
import type { Ci } from '../contract/ci.ts'

/** More claimants than this say nothing about which one is meant: the text is as good as unknown. */
export const MAX_CLAIMANTS = 8

/** One CI, or several that dispute the text. */
export type Claimants = Ci | readonly Ci[]

export class Claims {
  readonly #byText = new Map<string, Ci | Ci[]>()

  /** @returns the one that had it alone until now: the text has just become disputed */
  add(text: string, ci: Ci): Ci | null {
    const known = this.#byText.get(text)
    if (known === undefined) this.#byText.set(text, ci)
    else if (known instanceof Array) {
      if (known.length < MAX_CLAIMANTS && !known.includes(ci)) known.push(ci)
    } else if (known !== ci) {
      this.#byText.set(text, [known, ci])
      return known
    }
    return null
  }

  get(text: string): Claimants | undefined {
    return this.#byText.get(text)
  }
}

/** As a list, in the order of the CMDB. */
export function listOf(claimants: Claimants): readonly Ci[] {
  return isDisputed(claimants) ? claimants : [claimants]
}

export function isDisputed(claimants: Claimants): claimants is readonly Ci[] {
  return claimants instanceof Array
}
