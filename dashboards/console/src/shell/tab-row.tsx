// The tabs of a page in one row: on a small screen the row scrolls sideways, and the tab that is shown is brought into sight.
import { Tabs } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './tab-row.module.css'

interface TabRowProps<Tab extends string> {
  /** Says what the row is, for those who hear it. */
  readonly label: string
  readonly tabs: readonly Tab[]
  /** The one that is shown. */
  readonly tab: Tab | null
  readonly labelOf: (tab: Tab) => string
  readonly disabled?: boolean
}

/** Within Mantine's `Tabs`. */
export function TabRow<Tab extends string>({ label, tabs, tab, labelOf, disabled = false }: TabRowProps<Tab>) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shown = row.current?.querySelector<HTMLElement>('[aria-selected=true]')
    if (row.current === null || shown === null || shown === undefined) return
    // Not scrollIntoView: that may scroll the page as well.
    row.current.scrollLeft = shown.offsetLeft - (row.current.clientWidth - shown.offsetWidth) / 2
  }, [tab])
  return (
    <Tabs.List ref={row} aria-label={label} className={classes['row'] ?? ''}>
      {tabs.map((one) => (
        <Tabs.Tab key={one} value={one} disabled={disabled}>
          {labelOf(one)}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}
