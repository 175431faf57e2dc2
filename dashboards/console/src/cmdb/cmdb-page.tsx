// The CMDB's administration: where it comes from, what comes in, what waits for a person. The tab stands in the address.
import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import page from '../shell/page.module.css'
import { ContestedTab } from './contested-tab.tsx'
import { DiscoveryTab } from './discovery-tab.tsx'
import { DriftTab } from './drift-tab.tsx'
import { DuplicatesTab } from './duplicates-tab.tsx'
import { ImportTab } from './import-tab.tsx'
import { RevisionsTab } from './revisions-tab.tsx'
import { SourcesTab } from './sources-tab.tsx'
import { UnknownTab } from './unknown-tab.tsx'

const TABS = ['sources', 'import', 'discovery', 'unknown', 'duplicates', 'contested', 'drift', 'revisions'] as const
type Tab = (typeof TABS)[number]

function Shown({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'sources':
      return <SourcesTab />
    case 'import':
      return <ImportTab />
    case 'discovery':
      return <DiscoveryTab />
    case 'unknown':
      return <UnknownTab />
    case 'duplicates':
      return <DuplicatesTab />
    case 'contested':
      return <ContestedTab />
    case 'drift':
      return <DriftTab />
    case 'revisions':
      return <RevisionsTab />
  }
}

export default function CmdbPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const wanted = new URLSearchParams(useSearch()).get('tab')
  const tab: Tab = TABS.find((one) => one === wanted) ?? 'sources'
  return (
    <div className={page['page']}>
      <h1>{t('cmdb.title')}</h1>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => navigate(next === null ? '/cmdb' : `/cmdb?tab=${next}`, { replace: true })}
      >
        <Tabs.List aria-label={t('cmdb.views')}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`cmdbTab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <div className={page['panel']}>
              <Shown tab={one} />
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}
