// The way between two CIs: the drawing, and step by step.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CiLink } from '../ci/ci-link.tsx'
import classes from '../ci/ci.module.css'
import { useTopology } from '../ci/use-topology.ts'
import { CiDrawing } from './ci-drawing.tsx'
import { NotThere } from './not-there.tsx'

export function PathView({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation()
  const { data, error } = useTopology(['path', from, to], (api) => api.path(from, to))
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return <Loader aria-label={t('shell.loading')} />
  const nameOf = new Map(data.nodes.map(({ ci }) => [ci.id, ci.name]))
  const link = (id: string) => <CiLink ci={{ id, name: nameOf.get(id) ?? id }} />
  return (
    <>
      {data.steps.length === 0 && <p role="status">{t('topology.noPath')}</p>}
      <CiDrawing drawing={data} marked={[from, to]} />
      <ol className={classes['links']} aria-label={t('topology.pathTable')}>
        {data.steps.map((step) => (
          <li key={`${step.from} ${step.to}`}>
            {link(step.from)} <span>{t(`topology.direction.${step.direction}`)}</span> {link(step.to)}
          </li>
        ))}
      </ol>
    </>
  )
}
