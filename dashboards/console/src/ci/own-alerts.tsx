// The worst of the active alerts of a CI, or of several. None is no clearing: most CIs never had an alert.
import { useTranslation } from 'react-i18next'
import type { Severity } from '../contract.ts'
import page from '../shell/page.module.css'
import { SeverityMark } from '../theme/severity-mark.tsx'

export function OwnAlerts({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation()
  if (severity === 'cleared') return <span className={page['dim']}>{t('topology.noAlert')}</span>
  return <SeverityMark severity={severity} />
}
