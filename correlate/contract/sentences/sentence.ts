// What the engine says, in other languages: by kind and values where there is a sentence for it, else the engine's English text.

export type EngineValues = Readonly<Record<string, string | number>>

/** What was said, without its words: for those who say it in another language. */
export interface Saying {
  /** Names the sentence in a language's table. */
  readonly kind: string
  readonly values: EngineValues
}

/** A sentence with {{places}} for values; a function chooses among several by the values. */
export type SentenceTemplate = string | ((values: EngineValues) => string)

export interface EngineSentences {
  /** Why one alert is in, or why one CI is suspected. */
  readonly evidence: Readonly<Record<string, SentenceTemplate>>
  readonly title: Readonly<Record<string, SentenceTemplate>>
  /** Why several alerts are one incident. */
  readonly why: Readonly<Record<string, SentenceTemplate>>
  readonly activity: Readonly<Record<string, SentenceTemplate>>
}

/** Values that are shares of one. */
const SHARES: readonly string[] = ['fit', 'freshness', 'prior', 'share', 'score']

/** What the value of that name is, so that a reader's format fits it. */
export function valueKind(name: string): 'duration' | 'seconds' | 'share' | 'plain' {
  if (name.endsWith('Ms')) return 'duration'
  if (name === 'seconds') return 'seconds'
  return SHARES.includes(name) ? 'share' : 'plain'
}

/**
 * @param template undefined: this language has no sentence of its own
 * @param show writes one value for the reader
 * @returns the English text when a value that the sentence names is missing: half a sentence would be worse
 */
export function fillSentence(
  template: SentenceTemplate | undefined,
  { text, values }: { readonly text: string; readonly values: EngineValues },
  show: (name: string, value: string | number) => string,
): string {
  if (template === undefined) return text
  const missing: string[] = []
  const sentence = (typeof template === 'function' ? template(values) : template).replace(
    /\{\{(\w+)\}\}/gu,
    (_, name: string) => {
      const value = values[name]
      if (value !== undefined) return show(name, value)
      missing.push(name)
      return ''
    },
  )
  return missing.length === 0 ? sentence : text
}
