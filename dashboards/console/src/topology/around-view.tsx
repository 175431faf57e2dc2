// What is around a CI: the drawing, in which many alike are one box until they are asked for, and the same as a table.
import { useState } from 'react'
import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTopology } from '../ci/use-topology.ts'
import page from '../shell/page.module.css'
import { BoxedDrawing } from './boxed-drawing.tsx'
import { BoxedTable } from './boxed-table.tsx'
import { Freshness } from './freshness.tsx'
import { NotThere } from './not-there.tsx'
import classes from './topology.module.css'

export function AroundView({ ci, hops }: { readonly ci: string; readonly hops: number }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<readonly string[]>([])
  const { data, error } = useTopology(['focus', ci, hops, ...open], (api) => api.focus(ci, hops, open), { keep: true })
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return <Loader aria-label={t('shell.loading')} />
  return (
    <>
      <div className={classes['bar']}>
        <Freshness loadedAt={data.loadedAt} />
        {open.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen([])}>
            {t('impact.foldAll')}
          </Button>
        )}
      </div>
      {data.truncated && <p role="status">{t('topology.truncated')}</p>}
      <BoxedDrawing
        drawing={data}
        middle={ci}
        label={t('topology.drawing', { count: data.nodes.length })}
        onUnfold={(fold) => setOpen([...open, fold])}
      />
      <h2 className={page['dim']}>{t('topology.table')}</h2>
      <BoxedTable drawing={data} label={t('topology.table')} middleIs="middle" />
    </>
  )
}
