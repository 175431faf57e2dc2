// An instant in the reader's zone and language, or a word when there is none.
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'

interface TimeProps {
  /** Epoch ms. */
  readonly at: number | null
  readonly otherwise?: string
}

export function Time({ at, otherwise = '' }: TimeProps) {
  const { language, timeZone } = usePreferences()
  if (at === null) return <>{otherwise}</>
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, language, timeZone)}</time>
}
