// Marks the written parts of translations; placeholders stay outside of the marks. Runs in the browser, in the build of pseudo-console.ts only.

function markedText(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/u)
    .map((part) => (part === '' || part.startsWith('{{') ? part : `⟦${part}⟧`))
    .join('')
}

/** @returns the same tree with every text marked, also those that a sentence's function chooses */
export function marked<Words>(words: Words): Words
export function marked(words: unknown): unknown {
  if (typeof words === 'string') return markedText(words)
  if (typeof words === 'function') {
    // A sentence's template: values in, text out.
    const template = words as (...values: readonly unknown[]) => unknown
    return (...values: readonly unknown[]) => marked(template(...values))
  }
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, marked(value)]))
}
