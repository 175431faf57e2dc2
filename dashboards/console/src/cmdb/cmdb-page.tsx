// The CMDB's administration: where it comes from, what comes in, what waits for a person.
import { useTranslation } from 'react-i18next'
import { TabbedPage } from '../shell/tabbed-page.tsx'
import { ContestedTab } from './contested-tab.tsx'
import { DiscoveryTab } from './discovery-tab.tsx'
import { DriftTab } from './drift-tab.tsx'
import { DuplicatesTab } from './duplicates-tab.tsx'
import { ImportTab } from './import-tab.tsx'
import { RevisionsTab } from './revisions-tab.tsx'
import { SourcesTab } from './sources-tab.tsx'
import { UnknownTab } from './unknown-tab.tsx'

const TABS = {
  sources: SourcesTab,
  import: ImportTab,
  discovery: DiscoveryTab,
  unknown: UnknownTab,
  duplicates: DuplicatesTab,
  contested: ContestedTab,
  drift: DriftTab,
  revisions: RevisionsTab,
} as const

export default function CmdbPage() {
  const { t } = useTranslation()
  return (
    <TabbedPage
      path="/cmdb"
      title={t('cmdb.title')}
      views={t('cmdb.views')}
      tabs={TABS}
      labelOf={(tab) => t(`cmdbTab.${tab}`)}
    />
  )
}
