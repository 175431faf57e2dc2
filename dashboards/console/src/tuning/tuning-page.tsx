// Tuning: what makes noise, what other settings would do, what people said of the engine's work, and what it has learned.
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { LearnedTab } from '../learned/learned-tab.tsx'
import { TabbedPage } from '../shell/tabbed-page.tsx'
import { FeedbackTab } from './feedback-tab.tsx'
import { NoiseTab } from './noise-tab.tsx'
import { TrialTab } from './trial-tab.tsx'

const TABS = { noise: NoiseTab, trial: TrialTab, feedback: FeedbackTab, learned: LearnedTab } as const

export default function TuningPage() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <TabbedPage
      path="/tuning"
      title={t('tuning.title')}
      views={t('tuning.views')}
      tabs={TABS}
      labelOf={(tab) => t(`tuningTab.${tab}`)}
      forced={path === '/learned' ? 'learned' : null}
    />
  )
}
