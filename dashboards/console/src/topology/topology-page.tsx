// The map of the CMDB: its sites; around one CI; the way between two. What is looked at stands in the address, so that it can be sent.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { CiPicker } from '../ci/ci-picker.tsx'
import classes from '../ci/ci.module.css'
import page from '../shell/page.module.css'
import { AroundView } from './around-view.tsx'
import { PathView } from './path-view.tsx'
import { SiteView } from './site-view.tsx'
import { SitesView } from './sites-view.tsx'
import { TypeView } from './type-view.tsx'

const HOPS = { least: 0, usual: 2, most: 6 } as const

interface Looked {
  readonly ci: string
  readonly to: string
  readonly hops: number
  /** Null: no site is looked at; empty: what has none. */
  readonly site: string | null
  /** Of a site: only CIs of this type; empty: all of them. */
  readonly type: string
}

function readLooked(search: string): Looked {
  const params = new URLSearchParams(search)
  const hops = Number(params.get('hops') ?? HOPS.usual)
  const sound = Number.isInteger(hops) && hops >= HOPS.least && hops <= HOPS.most
  return {
    ci: params.get('ci') ?? '',
    to: params.get('to') ?? '',
    hops: sound ? hops : HOPS.usual,
    site: params.get('site'),
    type: params.get('type') ?? '',
  }
}

export default function TopologyPage() {
  const { t } = useTranslation()
  const looked = readLooked(useSearch())
  return (
    <div className={page['page']}>
      <h1>{t('topology.title')}</h1>
      <Finder key={JSON.stringify(looked)} looked={looked} />
      {looked.ci === '' && looked.site !== null ? (
        looked.type === '' ? (
          <SiteView site={looked.site} />
        ) : (
          <TypeView site={looked.site} type={looked.type} />
        )
      ) : looked.ci === '' ? (
        <SitesView />
      ) : looked.to === '' ? (
        <AroundView ci={looked.ci} hops={looked.hops} />
      ) : (
        <PathView from={looked.ci} to={looked.to} />
      )}
    </div>
  )
}

function Finder({ looked }: { readonly looked: Looked }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [{ ci, to, hops }, setWanted] = useState<Omit<Looked, 'site' | 'type'>>(looked)

  function show(): void {
    const params = new URLSearchParams({ ci: ci.trim(), hops: String(hops) })
    if (to.trim() !== '') params.set('to', to.trim())
    navigate(ci.trim() === '' ? '/topology' : `/topology?${params.toString()}`)
  }

  return (
    <form
      role="search"
      className={classes['with']}
      onSubmit={(event) => {
        event.preventDefault()
        show()
      }}
    >
      <CiPicker label={t('topology.focus')} value={ci} onChange={(text) => setWanted({ ci: text, to, hops })} />
      <TextInput
        type="number"
        className={classes['hops'] ?? ''}
        label={t('topology.hops')}
        min={HOPS.least}
        max={HOPS.most}
        value={String(hops)}
        onChange={(event) => setWanted({ ci, to, hops: Number(event.currentTarget.value) })}
      />
      <CiPicker label={t('topology.to')} value={to} onChange={(text) => setWanted({ ci, to: text, hops })} />
      <Button type="submit">{t('topology.show')}</Button>
      {(looked.ci !== '' || looked.site !== null) && (
        <Button variant="default" onClick={() => navigate('/topology')}>
          {t('topology.clear')}
        </Button>
      )}
    </form>
  )
}
