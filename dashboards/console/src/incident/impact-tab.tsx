// What the incident takes with it: drawn, as a table, and service by service with what is left of its redundancy.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Freshness } from '../topology/freshness.tsx'
import { BoxedDrawing } from '../topology/boxed-drawing.tsx'
import { BoxedTable } from '../topology/boxed-table.tsx'
import { ImpactServices } from './impact-services.tsx'
import classes from './incident.module.css'
import { useImpact } from './use-insight.ts'
import { useParam } from './use-param.ts'

const HOPS = ['0', '1', '2', '3'] as const

export function ImpactTab({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [param, setHops] = useParam('hops')
  const hops = HOPS.find((one) => one === param) ?? '0'
  const [open, setOpen] = useState<readonly string[]>([])
  const { data, isError } = useImpact(id, Number(hops), open)
  if (isError) return <p role="alert">{t('topology.failed')}</p>
  if (data === undefined) return null
  if (data.nodes.length === 0) return <p className={classes['dim']}>{t('impact.notInCmdb', { count: data.unknown })}</p>
  return (
    <div className={classes['impact']}>
      <div className={classes['impactBar']}>
        <label className={classes['hops']}>
          {t('impact.hops')}
          <input
            type="range"
            min={0}
            max={HOPS.length - 1}
            step={1}
            value={hops}
            aria-valuetext={t(`impact.hopsWord.${hops}`)}
            onChange={(event) => setHops(event.currentTarget.value === '0' ? '' : event.currentTarget.value)}
          />
          <output>{t(`impact.hopsWord.${hops}`)}</output>
        </label>
        {open.length > 0 && (
          <button type="button" className={classes['plain']} onClick={() => setOpen([])}>
            {t('impact.foldAll')}
          </button>
        )}
        <Freshness loadedAt={data.loadedAt} />
      </div>
      {data.root === null && <p role="status">{t('impact.noRoot')}</p>}
      {data.unknown > 0 && <p className={classes['dim']}>{t('impact.unknown', { count: data.unknown })}</p>}
      {data.truncated && <p role="status">{t('topology.truncated')}</p>}
      <BoxedDrawing
        drawing={data}
        middle={data.root}
        word={t('impact.role.root')}
        label={t('impact.drawing', { count: data.nodes.length })}
        onUnfold={(fold) => setOpen([...open, fold])}
      />
      <section>
        <h2>{t('impact.services')}</h2>
        <ImpactServices services={data.services} />
      </section>
      <section>
        <h2>{t('impact.table')}</h2>
        <BoxedTable drawing={data} label={t('impact.table')} />
      </section>
    </div>
  )
}
