// While a page's program is still being loaded: on a slow line that takes seconds, and a blank space looks broken.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from './page.module.css'

export function PageOnItsWay() {
  const { t } = useTranslation()
  return (
    <div className={page['onItsWay']} data-on-its-way>
      <Loader aria-label={t('live.loading')} />
    </div>
  )
}
