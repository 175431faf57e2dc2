// Tuning: what makes noise, what other settings would do, what people said of the engine's work, and what it has learned. The tab stands in the address.
import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { LearnedTab } from '../learned/learned-tab.tsx'
import page from '../shell/page.module.css'
import { FeedbackTab } from './feedback-tab.tsx'
import { NoiseTab } from './noise-tab.tsx'
import { TrialTab } from './trial-tab.tsx'

const TABS = ['noise', 'trial', 'feedback', 'learned'] as const
type Tab = (typeof TABS)[number]

function Shown({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'noise':
      return <NoiseTab />
    case 'trial':
      return <TrialTab />
    case 'feedback':
      return <FeedbackTab />
    case 'learned':
      return <LearnedTab />
  }
}

export default function TuningPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const wanted = path === '/learned' ? 'learned' : new URLSearchParams(search).get('tab')
  const tab: Tab = TABS.find((one) => one === wanted) ?? 'noise'
  return (
    <div className={page['page']}>
      <h1>{t('tuning.title')}</h1>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => navigate(next === null || next === 'noise' ? '/tuning' : `/tuning?tab=${next}`)}
      >
        <Tabs.List aria-label={t('tuning.views')}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tuningTab.${one}`)}
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
