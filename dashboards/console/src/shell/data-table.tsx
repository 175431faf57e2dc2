// A table in a region that scrolls: what all pages of text and tables show lists with.
import type { ReactNode } from 'react'
import page from './page.module.css'

interface DataTableProps {
  /** Says what the table is, for those who hear it. */
  readonly label: string
  readonly heads: readonly string[]
  /** Heads of columns with numbers. */
  readonly right?: readonly string[]
  readonly children: ReactNode
}

export function DataTable({ label, heads, right = [], children }: DataTableProps) {
  return (
    <div className={page['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={page['table']}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={right.includes(head) ? page['right'] : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
