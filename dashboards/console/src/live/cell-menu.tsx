// What can be done with the active cell and its row: by right click, or by the menu key.
import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FacetKey } from './facets.ts'
import classes from './live.module.css'
import { useFacetWord } from './use-facet-word.ts'

export interface CellValue {
  readonly facet: FacetKey
  readonly value: string
}

interface CellMenuProps {
  /** Where it opens, px of the window; null: closed. */
  readonly place: { readonly x: number; readonly y: number } | null
  readonly cell: CellValue | null
  readonly onClose: () => void
  readonly onOnly: () => void
  readonly onNot: () => void
  readonly onOpen: () => void
  readonly onCopy: () => void
}

export function CellMenu({ place, cell, onClose, onOnly, onNot, onOpen, onCopy }: CellMenuProps) {
  const { t } = useTranslation()
  const wordOf = useFacetWord()
  if (place === null) return null
  const value = cell === null ? '' : wordOf(cell.facet, cell.value)
  return (
    <Menu opened onClose={onClose} position="bottom-start" withinPortal returnFocus>
      <Menu.Target>
        <span className={classes['menuPlace']} style={{ left: place.x, top: place.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {cell !== null && <Menu.Item onClick={onOnly}>{t('live.showOnly', { value })}</Menu.Item>}
        {cell !== null && <Menu.Item onClick={onNot}>{t('live.filterOut', { value })}</Menu.Item>}
        <Menu.Item onClick={onOpen}>{t('keys.open')}</Menu.Item>
        <Menu.Item onClick={onCopy}>{t('live.copyLink')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
