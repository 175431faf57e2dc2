// A table in a region that scrolls: what all pages of text and tables show lists with.
import type { CSSProperties, ReactNode } from 'react'
import page from './page.module.css'

interface DataTableProps {
  /** Says what the table is, for those who hear it. */
  readonly label: string
  readonly heads: readonly string[]
  /** Heads of columns with numbers. */
  readonly right?: readonly string[]
  readonly children: ReactNode
}

/**
 * Small screens show rows as cards in which each cell says its column: custom properties carry the words there, one a column.
 * @param heads in the order of the columns
 */
export function columnWords(heads: readonly string[]): CSSProperties {
  return Object.fromEntries(heads.map((head, index) => [`--column-${index + 1}`, JSON.stringify(head)]))
}

export function DataTable({ label, heads, right = [], children }: DataTableProps) {
  return (
    <div className={page['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={`${page['table']} ${page['stack']}`} style={columnWords(heads)}>
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
