// An instant in the reader's zone and language.
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'

export function Time({ at }: { readonly at: number }) {
  const { language, timeZone } = usePreferences()
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, language, timeZone)}</time>
}
