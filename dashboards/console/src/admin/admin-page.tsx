// The administration: who and what may come in, what could not be used, who did what, and how the system is. The tab stands in the address.
import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import { AuditTab } from './audit-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { LettersTab } from './letters-tab.tsx'
import { TokensTab } from './tokens-tab.tsx'
import { UsersTab } from './users-tab.tsx'

const TABS = ['health', 'tokens', 'users', 'letters', 'audit'] as const
type Tab = (typeof TABS)[number]

function Shown({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'health':
      return <HealthTab />
    case 'tokens':
      return <TokensTab />
    case 'users':
      return <UsersTab />
    case 'letters':
      return <LettersTab />
    case 'audit':
      return <AuditTab />
  }
}

export default function AdminPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const wanted = new URLSearchParams(useSearch()).get('tab')
  const tab: Tab = TABS.find((one) => one === wanted) ?? 'health'
  const mayNot = useMayNot('admin')
  return (
    <div className={page['page']}>
      <h1>{t('admin.title')}</h1>
      <p className={page['dim']}>
        {t('admin.elsewhere')} <Link href="/sources">{t('places.sources')}</Link>{' '}
        <Link href="/cmdb">{t('places.cmdb')}</Link>
      </p>
      {mayNot !== null && <p role="status">{mayNot}</p>}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => navigate(next === null ? '/admin' : `/admin?tab=${next}`, { replace: true })}
      >
        <Tabs.List aria-label={t('admin.views')}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one} disabled={mayNot !== null}>
              {t(`adminTab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {mayNot === null &&
          TABS.map((one) => (
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
