// The CIs of one type at one site, the worst first; a few hundred are drawn, the rest is a matter of searching.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useTopology } from '../ci/use-topology.ts'
import page from '../shell/page.module.css'
import { BackIcon } from '../theme/icons.tsx'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { CiTable } from './ci-table.tsx'
import { NotThere } from './not-there.tsx'

/** Rows that a person reads. */
const MAX_ROWS = 300

export function TypeView({ site, type }: { readonly site: string; readonly type: string }) {
  const { t } = useTranslation()
  const { data, error } = useTopology(['type', site, type], (api) => api.ofType(site, type))
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return <Loader aria-label={t('shell.loading')} />
  const name = site === '' ? t('topology.noSite') : site
  const nodes = [...data.nodes].sort(
    (a, b) => SEVERITY_ORDER[a.ci.severity] - SEVERITY_ORDER[b.ci.severity] || (a.ci.name < b.ci.name ? -1 : 1),
  )
  return (
    <>
      <Link href={`/topology?site=${encodeURIComponent(site)}`} className={page['back']}>
        <BackIcon size={16} /> {t('topology.site', { name })}
      </Link>
      <h2>{t('topology.ofType', { type, count: nodes.length })}</h2>
      {(data.truncated || nodes.length > MAX_ROWS) && <p role="status">{t('topology.truncated')}</p>}
      <CiTable nodes={nodes.slice(0, MAX_ROWS)} edges={data.edges} />
    </>
  )
}
