// What is at one site.
import { useTranslation } from 'react-i18next'
import { useTopology } from '../ci/use-topology.ts'
import { NotThere } from './not-there.tsx'
import { PartView } from './part-view.tsx'

/** @param site empty: what no site is known of */
export function SiteView({ site }: { readonly site: string }) {
  const { t } = useTranslation()
  const { data, error } = useTopology(['site', site], (api) => api.site(site))
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return null
  return (
    <>
      <h2>{t('topology.site', { name: site === '' ? t('topology.noSite') : site })}</h2>
      <PartView part={data} />
    </>
  )
}
