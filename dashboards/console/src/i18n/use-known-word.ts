// Words of closed lists elsewhere in the program, such as reasons and names of checks: translated when there is a word, else as they came.
import { useTranslation } from 'react-i18next'

/** Groups of words whose keys the server sends. */
export type WordGroup = 'letterReason' | 'processRole' | 'healthCheck' | 'rejection'

export function useKnownWord(): (group: WordGroup, word: string) => string {
  const { t, i18n } = useTranslation()
  return (group, word) => {
    // Looked for under a fixed key of each group: the type of t knows no others.
    const key = `${group}.${word}` as 'healthCheck.nats'
    const isKnown: boolean = i18n.exists(key)
    return isKnown ? t(key) : word
  }
}
