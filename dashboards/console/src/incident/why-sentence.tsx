// Why these alerts are one incident, in one sentence of the reader's language.
import type { Incident } from '../contract.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { whyText } from './engine-text.ts'
import classes from './incident.module.css'

export function WhySentence({ incident }: { readonly incident: Pick<Incident, 'why' | 'whySaying'> }) {
  const { language } = usePreferences()
  return <p className={classes['why']}>{whyText(incident, language)}</p>
}
