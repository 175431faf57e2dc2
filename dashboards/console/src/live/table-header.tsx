// Column headers: those that sort are buttons and say their direction; each edge can be dragged, or moved by arrow keys.
import { memo, useRef } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DownIcon, UpIcon } from '../theme/icons.tsx'
import { COLUMNS, widthOf } from './columns.tsx'
import { COLUMN_LIMITS, withWidth } from './column-choice.ts'
import type { ColumnChoice } from './column-choice.ts'
import classes from './live.module.css'
import type { ViewState } from './view-state.ts'

const STEP_PX = 8

interface TableHeaderProps {
  readonly sort: ViewState['sort']
  readonly onSort: (sort: ViewState['sort']) => void
  readonly columns: readonly ColumnChoice[]
  readonly onColumns: (columns: readonly ColumnChoice[]) => void
  readonly allTicked: boolean
  readonly onTickAll: () => void
}

interface EdgeProps {
  readonly label: string
  readonly width: number
  readonly onWidth: (width: number) => void
}

function Edge({ label, width, onWidth }: EdgeProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null)
  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    // What is on the screen: the title may be wider than what was chosen.
    from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? width }
  }
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={COLUMN_LIMITS.min}
      aria-valuemax={COLUMN_LIMITS.max}
      tabIndex={0}
      className={classes['edge']}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => from.current !== null && onWidth(from.current.width + event.clientX - from.current.x)}
      onPointerUp={() => (from.current = null)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        event.stopPropagation()
        onWidth(width + (event.key === 'ArrowLeft' ? -STEP_PX : STEP_PX))
      }}
    />
  )
}

function TableHeaderView({ sort, onSort, columns, onColumns, allTicked, onTickAll }: TableHeaderProps) {
  const { t } = useTranslation()
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" className={classes['headCell']}>
          <label className={classes['tick']}>
            <input type="checkbox" aria-label={t('live.tickAll')} checked={allTicked} onChange={onTickAll} />
          </label>
        </div>
        {columns.map((column) => {
          const { id } = column
          const { sort: key } = COLUMNS[id]
          const sorted = key !== undefined && sort.key === key
          const direction = sort.descending ? 'descending' : 'ascending'
          return (
            <div
              role="columnheader"
              key={id}
              className={classes['headCell']}
              data-column={id}
              aria-sort={sorted ? direction : undefined}
            >
              {key === undefined ? (
                t(`column.${id}`)
              ) : (
                <button
                  type="button"
                  className={classes['sort']}
                  onClick={() => onSort({ key, descending: sorted && !sort.descending })}
                >
                  {t(`column.${id}`)}
                  {sorted && (sort.descending ? <UpIcon size={13} /> : <DownIcon size={13} />)}
                </button>
              )}
              <Edge
                label={t('live.columnWidth', { column: t(`column.${id}`) })}
                width={widthOf(column)}
                onWidth={(width) => onColumns(withWidth(columns, id, width))}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Not drawn again while rows pass below it. */
export const TableHeader = memo(TableHeaderView)
