// A page of several views, each a tab that stands in the address: what is looked at can be sent as a link, and does not fill the history.
import { Tabs } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import page from './page.module.css'
import { TabRow } from './tab-row.tsx'

interface TabbedPageProps<Tab extends string> {
  readonly path: string
  readonly title: string
  /** Says what the row of tabs is, for those who hear it. */
  readonly views: string
  /** In the order of the screen; the first one is shown when the address names none. */
  readonly tabs: Readonly<Record<Tab, ComponentType>>
  readonly labelOf: (tab: Tab) => string
  /** Stands in place of the address' choice. */
  readonly forced?: Tab | null
  /** Who may not look: tabs are there, disabled, and none is shown. */
  readonly closed?: boolean
  /** Between the title and the tabs. */
  readonly children?: ReactNode
}

export function TabbedPage<Tab extends string>(props: TabbedPageProps<Tab>) {
  const { path, title, views, tabs, labelOf, forced = null, closed = false, children } = props
  const [, navigate] = useLocation()
  const wanted = new URLSearchParams(useSearch()).get('tab')
  const names = Object.keys(tabs) as Tab[] // a literal's keys are its key type
  const first = names[0] ?? null
  const tab = forced ?? names.find((one) => one === wanted) ?? first
  return (
    <div className={page['page']}>
      <h1>{title}</h1>
      {children}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => navigate(next === null || next === first ? path : `${path}?tab=${next}`, { replace: true })}
      >
        <TabRow label={views} tabs={names} tab={tab} labelOf={labelOf} disabled={closed} />
        {!closed &&
          names.map((one) => {
            const Shown: ComponentType = tabs[one]
            return (
              <Tabs.Panel key={one} value={one}>
                <div className={page['panel']}>
                  <Shown />
                </div>
              </Tabs.Panel>
            )
          })}
      </Tabs>
    </div>
  )
}
