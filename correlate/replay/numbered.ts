// Texts numbered in the order of their first appearance, so that a column of numbers can stand for them.

export class Numbered {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#texts.length
      this.#numbers.set(text, number)
      this.#texts.push(text)
    }
    return number
  }

  /** @param number one that numberOf gave */
  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}
