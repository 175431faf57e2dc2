// Informs under way and answered lately. A sender repeats an inform until it is answered: the repetition joins the first one's wait, or
// is answered at once when that is stored already, and is never published twice.

type Entry = { readonly state: 'pending'; readonly answers: (() => void)[] } | { readonly state: 'stored' }

/** Answers kept for one inform that is still pending; beyond it a repetition is dropped, the next one will do. */
const MAX_ANSWERS = 8

export class InformLedger {
  readonly #limit: number
  #young = new Map<string, Entry>()
  #old = new Map<string, Entry>()

  /** @param limit informs remembered at least; at most twice as many */
  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * Notes an inform.
   * @param id the occurrence
   * @param answer sends its response
   * @returns first: publish it and call settle; repeated: its answer is sent now or with the first one's
   */
  arrive(id: string, answer: () => void): 'first' | 'repeated' {
    const entry = this.#young.get(id) ?? this.#old.get(id)
    if (entry === undefined) {
      if (this.#young.size >= this.#limit) {
        this.#old = this.#young
        this.#young = new Map()
      }
      this.#young.set(id, { state: 'pending', answers: [answer] })
      return 'first'
    }
    if (entry.state === 'stored') answer()
    else if (entry.answers.length < MAX_ANSWERS) entry.answers.push(answer)
    return 'repeated'
  }

  /** Whether the inform is pending or stored: its repetition is no replay. */
  knows(id: string): boolean {
    return this.#young.has(id) || this.#old.has(id)
  }

  /** The first one's publication ended. Not stored: nothing is sent, and the inform counts as never seen. */
  settle(id: string, stored: boolean): void {
    const map = this.#young.has(id) ? this.#young : this.#old
    const entry = map.get(id)
    if (entry?.state !== 'pending') return
    if (!stored) {
      map.delete(id)
      return
    }
    map.set(id, { state: 'stored' })
    for (const answer of entry.answers) answer()
  }
}
