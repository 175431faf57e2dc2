// Says what is wrong with input lines without saying it a million times.

const SHOWN = 20

export class FaultReport {
  count = 0
  readonly #say: (text: string) => void

  constructor(say: (text: string) => void) {
    this.#say = say
  }

  /** @param line number from 1, as editors count */
  add(line: number, fault: string): void {
    this.count++
    if (this.count <= SHOWN) this.#say(`line ${line}: ${fault}\n`)
    if (this.count === SHOWN) this.#say('further bad lines are only counted\n')
  }
}
