// Which columns the list shows, in which order and how wide; and their form in the URL: `severity,title,owner:160`.

export const COLUMN_IDS = [
  'severity',
  'priority',
  'state',
  'id',
  'title',
  'cause',
  'services',
  'site',
  'sources',
  'alerts',
  'events',
  'cis',
  'opened',
  'updated',
  'owner',
  'team',
  'problem',
  'habit',
  'flapping',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

export interface ColumnChoice {
  readonly id: ColumnId
  /** px; null: the column's own width. */
  readonly width: number | null
}

export const COLUMN_LIMITS = { min: 56, max: 900 } as const

const plain = (id: ColumnId): ColumnChoice => ({ id, width: null })

export const DEFAULT_COLUMNS: readonly ColumnChoice[] = (
  ['severity', 'priority', 'state', 'title', 'services', 'alerts', 'opened', 'owner'] as const
).map(plain)

const encode = (columns: readonly ColumnChoice[]): string =>
  columns.map(({ id, width }) => (width === null ? id : `${id}:${width}`)).join(',')

/** @returns null for the usual columns */
export function encodeColumns(columns: readonly ColumnChoice[]): string | null {
  const text = encode(columns)
  return text === encode(DEFAULT_COLUMNS) ? null : text
}

/** Unknown and repeated columns are left out. The title always stays: a row without it says nothing. */
export function decodeColumns(text: string | null): readonly ColumnChoice[] {
  const columns = new Map<ColumnId, ColumnChoice>()
  for (const part of text?.split(',') ?? []) {
    const [name, size] = part.split(':')
    const id = COLUMN_IDS.find((known) => known === name)
    if (id === undefined || columns.has(id)) continue
    const width = Math.round(Number(size))
    columns.set(id, { id, width: Number.isFinite(width) ? clamped(width) : null })
  }
  if (columns.size === 0) return DEFAULT_COLUMNS
  if (!columns.has('title')) columns.set('title', plain('title'))
  return [...columns.values()]
}

function clamped(width: number): number {
  return Math.min(Math.max(width, COLUMN_LIMITS.min), COLUMN_LIMITS.max)
}

export function withWidth(columns: readonly ColumnChoice[], id: ColumnId, width: number): readonly ColumnChoice[] {
  return columns.map((column) => (column.id === id ? { id, width: clamped(Math.round(width)) } : column))
}

export function withColumn(columns: readonly ColumnChoice[], id: ColumnId, shown: boolean): readonly ColumnChoice[] {
  if (!shown) return id === 'title' ? columns : columns.filter((column) => column.id !== id)
  return columns.some((column) => column.id === id) ? columns : [...columns, plain(id)]
}

/** Moves a column one place to the front (-1) or to the end (1). */
export function withMoved(columns: readonly ColumnChoice[], id: ColumnId, step: -1 | 1): readonly ColumnChoice[] {
  const from = columns.findIndex((column) => column.id === id)
  const column = columns[from]
  const other = columns[from + step]
  if (column === undefined || other === undefined) return columns
  return columns.with(from, other).with(from + step, column)
}
