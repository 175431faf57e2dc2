// The heading of a group in the live list: its name, how many, and whether it is open.
import { useTranslation } from 'react-i18next'
import { ChevronIcon, DownIcon } from '../theme/icons.tsx'
import type { ListLine } from './group-rows.ts'
import classes from './live.module.css'

interface GroupRowProps {
  readonly line: Extract<ListLine, { readonly kind: 'group' }>
  readonly index: number
  readonly top: number
  readonly onFold: (name: string) => void
}

export function GroupRow({ line, index, top, onFold }: GroupRowProps) {
  const { t } = useTranslation()
  return (
    <div role="row" aria-rowindex={index + 2} className={classes['groupRow']} style={{ top }}>
      <div role="gridcell">
        <button
          type="button"
          className={classes['groupName']}
          aria-expanded={line.open}
          onClick={() => onFold(line.name)}
        >
          {line.open ? <DownIcon size={14} /> : <ChevronIcon size={14} />}
          {line.name === '' ? t('live.noGroup') : line.name}
          <span className={classes['dim']}>{t('live.groupCount', { count: line.count })}</span>
        </button>
      </div>
    </div>
  )
}
