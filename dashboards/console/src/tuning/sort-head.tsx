// Head of a column of numbers that the table can be sorted by, largest first.
import page from '../shell/page.module.css'
import classes from './tuning.module.css'

interface SortHeadProps {
  readonly label: string
  /** What the number counts. */
  readonly hint: string
  readonly sorted: boolean
  readonly onSort: () => void
}

export function SortHead({ label, hint, sorted, onSort }: SortHeadProps) {
  return (
    <th scope="col" className={page['right']} aria-sort={sorted ? 'descending' : undefined}>
      <button type="button" className={classes['sort']} title={hint} onClick={onSort}>
        {label}
        <span aria-hidden="true">{sorted ? ' ▼' : ''}</span>
      </button>
    </th>
  )
}
