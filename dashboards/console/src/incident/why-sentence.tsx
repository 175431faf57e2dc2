// Why these alerts are one incident, in one sentence. English as the engine wrote it; other languages from the sentence's parts.
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { evidenceText } from './evidence-text.ts'
import classes from './incident.module.css'

export function WhySentence({ incident }: { readonly incident: Pick<Incident, 'why' | 'grouping'> }) {
  const { t, i18n } = useTranslation()
  const parts = incident.grouping.map((piece) => evidenceText(i18n, piece))
  const text = i18n.language === 'en' || parts.length === 0 ? incident.why : parts.join(t('incident.partSeparator'))
  return <p className={classes['why']}>{text === '' ? t('incident.single') : text}</p>
}
