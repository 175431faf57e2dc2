// What the silence that is being written would hold back now, before it does.
import { useTranslation } from 'react-i18next'
import type { SilenceMatcher } from '../contract.ts'
import page from '../shell/page.module.css'
import { HeldNow } from './held-now.tsx'
import classes from './silences.module.css'
import { usePreview, useSilenceFault } from './use-silences.ts'

export function Preview({ matchers }: { readonly matchers: readonly SilenceMatcher[] }) {
  const { t } = useTranslation()
  const fault = useSilenceFault()
  const { data, error } = usePreview(matchers)
  return (
    <section className={classes['preview']} aria-label={t('silences.preview')}>
      <h2>{t('silences.preview')}</h2>
      {matchers.length === 0 && <p className={page['dim']}>{t('silences.previewEmpty')}</p>}
      {matchers.length > 0 && error !== null && <p role="alert">{fault(error)}</p>}
      {matchers.length > 0 && error === null && data !== undefined && (
        <HeldNow held={data} none={t('silences.holdsNothing')} />
      )}
    </section>
  )
}
