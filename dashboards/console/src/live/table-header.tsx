// Column headers; those that sort are buttons and say their direction.
import { useTranslation } from 'react-i18next'
import { DownIcon, UpIcon } from '../theme/icons.tsx'
import classes from './live.module.css'
import { SORT_KEYS } from './view-state.ts'
import type { SortKey, ViewState } from './view-state.ts'

const COLUMN_IDS = ['tick', 'severity', 'priority', 'state', 'title', 'services', 'alerts', 'opened', 'owner'] as const
type ColumnId = (typeof COLUMN_IDS)[number]

function sortKeyOf(id: ColumnId): SortKey | null {
  return SORT_KEYS.find((key) => key === id) ?? null
}

interface TableHeaderProps {
  readonly sort: ViewState['sort']
  readonly onSort: (sort: ViewState['sort']) => void
}

export function TableHeader({ sort, onSort }: TableHeaderProps) {
  const { t } = useTranslation()
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        {COLUMN_IDS.map((id) => {
          const key = sortKeyOf(id)
          const sorted = key !== null && sort.key === key
          const direction = sort.descending ? 'descending' : 'ascending'
          return (
            <div
              role="columnheader"
              key={id}
              className={classes['headCell']}
              data-column={id}
              aria-sort={sorted ? direction : undefined}
            >
              {key === null ? (
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
            </div>
          )
        })}
      </div>
    </div>
  )
}
