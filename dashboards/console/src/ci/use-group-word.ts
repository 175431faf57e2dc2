// The name of a group of alternatives: the CMDB's word, and in the reader's language where the product chose it.
import { useTranslation } from 'react-i18next'

/** Words that the product uses where the CMDB has none. */
const OURS = ['uplinks', 'parts'] as const

export function useGroupWord(): (word: string) => string {
  const { t } = useTranslation()
  return (word) => {
    const ours = OURS.find((one) => one === word)
    return ours === undefined ? word : t(`needs.word.${ours}`)
  }
}
