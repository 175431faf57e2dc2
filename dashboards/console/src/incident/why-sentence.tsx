// Why these alerts are one incident, in one sentence. English as the engine wrote it; other languages from the sentence's parts.
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { groupingText } from './evidence-text.ts'
import classes from './incident.module.css'

export function WhySentence({ incident }: { readonly incident: Pick<Incident, 'why' | 'grouping' | 'alertCount'> }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const parts = incident.grouping.map((piece) => groupingText(piece, language))
  if (incident.alertCount <= 1) return <p className={classes['why']}>{t('incident.single')}</p>
  const text = language === 'en' || parts.length === 0 ? incident.why : parts.join(t('incident.partSeparator'))
  return <p className={classes['why']}>{text}</p>
}
