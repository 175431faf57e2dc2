// What people type into a search box: words that must all occur, any case, any order.

const MAX_WORDS = 8

export function searchWords(text: string | undefined): readonly string[] {
  return (text ?? '').toLowerCase().split(/\s+/u).filter(Boolean).slice(0, MAX_WORDS)
}

/** Whether every word occurs in one of the texts. */
export function hasWords(words: readonly string[], texts: () => readonly (string | null)[]): boolean {
  if (words.length === 0) return true
  const text = texts().join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}
