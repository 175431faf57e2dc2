// Which columns, in which order, and how rows are grouped: kept in the address, and so in saved views.
import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ColumnsIcon, DownIcon, UpIcon } from '../theme/icons.tsx'
import { COLUMN_IDS, DEFAULT_COLUMNS, withColumn, withMoved } from './column-choice.ts'
import classes from './live.module.css'
import type { ChangeView } from './use-view-state.ts'
import { GROUPINGS } from './view-state.ts'
import type { ViewState } from './view-state.ts'

interface ColumnMenuProps {
  readonly view: ViewState
  readonly change: ChangeView
}

export function ColumnMenu({ view, change }: ColumnMenuProps) {
  const { t } = useTranslation()
  const { columns } = view
  const hidden = COLUMN_IDS.filter((id) => !columns.some((column) => column.id === id))
  return (
    <Popover position="bottom-end" width={300} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('live.columns')}>
          <ActionIcon color="gray" aria-label={t('live.columns')}>
            <ColumnsIcon />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes['columnMenu'] ?? ''} aria-label={t('live.columns')}>
        <div className={classes['dim']} aria-hidden="true">
          {t('live.groupBy')}
        </div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('live.groupBy')}
          value={view.group ?? 'none'}
          data={['none' as const, ...GROUPINGS].map((value) => ({ value, label: t(`grouping.${value}`) }))}
          onChange={(value) => change({ group: GROUPINGS.find((one) => one === value) ?? null })}
        />
        {columns.map(({ id }, index) => (
          <div key={id} className={classes['columnLine']}>
            <Checkbox
              size="xs"
              label={t(`column.${id}`)}
              checked
              disabled={id === 'title'}
              onChange={() => change({ columns: withColumn(columns, id, false) })}
            />
            <span className={classes['columnMoves']}>
              <ActionIcon
                color="gray"
                disabled={index === 0}
                aria-label={t('live.columnUp', { column: t(`column.${id}`) })}
                onClick={() => change({ columns: withMoved(columns, id, -1) })}
              >
                <UpIcon size={14} />
              </ActionIcon>
              <ActionIcon
                color="gray"
                disabled={index === columns.length - 1}
                aria-label={t('live.columnDown', { column: t(`column.${id}`) })}
                onClick={() => change({ columns: withMoved(columns, id, 1) })}
              >
                <DownIcon size={14} />
              </ActionIcon>
            </span>
          </div>
        ))}
        {hidden.map((id) => (
          <Checkbox
            key={id}
            size="xs"
            label={t(`column.${id}`)}
            checked={false}
            onChange={() => change({ columns: withColumn(columns, id, true) })}
          />
        ))}
        <Button size="compact-sm" variant="default" onClick={() => change({ columns: DEFAULT_COLUMNS })}>
          {t('live.usualColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
