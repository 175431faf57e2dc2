// Since when the CMDB that is drawn is in use: a drawing is as good as its data.
import { useTranslation } from 'react-i18next'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'

export function Freshness({ loadedAt }: { readonly loadedAt: number | null }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  if (loadedAt === null) return null
  return <span className={page['dim']}>{t('impact.cmdbOf', { time: formatTime(loadedAt, language, timeZone) })}</span>
}
