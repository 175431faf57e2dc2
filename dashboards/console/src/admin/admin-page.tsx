// The administration: who and what may come in, what could not be used, who did what, and how the system is.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import { TabbedPage } from '../shell/tabbed-page.tsx'
import { AuditTab } from './audit-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { LettersTab } from './letters-tab.tsx'
import { TokensTab } from './tokens-tab.tsx'
import { UsersTab } from './users-tab.tsx'

const TABS = { health: HealthTab, tokens: TokensTab, users: UsersTab, letters: LettersTab, audit: AuditTab } as const

export default function AdminPage() {
  const { t } = useTranslation()
  const mayNot = useMayNot('admin')
  return (
    <TabbedPage
      path="/admin"
      title={t('admin.title')}
      views={t('admin.views')}
      tabs={TABS}
      labelOf={(tab) => t(`adminTab.${tab}`)}
      closed={mayNot !== null}
    >
      <p className={page['dim']}>
        {t('admin.elsewhere')} <Link href="/sources">{t('places.sources')}</Link>{' '}
        <Link href="/cmdb">{t('places.cmdb')}</Link>
      </p>
      {mayNot !== null && <p role="status">{mayNot}</p>}
    </TabbedPage>
  )
}
