// CSV records -> a table whose cells are asked for by column, with faults that name line and column.
import type { InventoryFault } from '../../../contract/inventory.ts'
import type { FaultList } from '../fault-list.ts'
import type { SourceFile } from '../reading.ts'
import { parseCsv } from './parse-csv.ts'

export interface CsvRow {
  readonly line: number
  /** The trimmed text of a cell; '' when the row or the table has none. */
  readonly cell: (column: string) => string
  /** A fault of this row. */
  readonly fault: (column: string, message: string) => InventoryFault
}

export interface CsvTable {
  readonly file: string
  /** As the header writes them. */
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** How a column is compared: `Support group`, `support_group` and `supportGroup` are one. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}

/** The columns of a text's first record: enough to see what kind of table it is. */
export function csvHeader(text: string): readonly string[] {
  const firstLines = text.slice(0, HEADER_CHARACTERS)
  return parseCsv(firstLines).records[0]?.cells.map(columnKey) ?? []
}

const HEADER_CHARACTERS = 16_384

/**
 * Reads a table.
 * @param faults what is wrong with its form is added here
 * @returns null when there is no header
 */
export function readCsvTable({ name, text }: SourceFile, faults: FaultList): CsvTable | null {
  const { records, faults: broken } = parseCsv(text)
  for (const fault of broken) faults.add({ ...fault, file: name })
  const [header, ...body] = records
  if (header === undefined) {
    if (broken.length === 0) faults.add({ path: '', file: name, line: 1, message: 'is empty; expected a header row' })
    return null
  }
  const index = new Map<string, number>()
  header.cells.forEach((column, place) => {
    const key = columnKey(column)
    if (key === '') return
    if (index.has(key))
      faults.add({ path: `column "${column}"`, file: name, line: header.line, message: 'is there twice' })
    else index.set(key, place)
  })
  const rows = body.map(({ cells, line }): CsvRow => {
    if (cells.slice(header.cells.length).some((cell) => cell !== ''))
      faults.add({
        path: '',
        file: name,
        line,
        message: `has ${cells.length} cells, the header ${header.cells.length}: a cell with the delimiter in it needs quotes`,
      })
    return {
      line,
      cell: (column) => cells[index.get(columnKey(column)) ?? -1]?.trim() ?? '',
      fault: (column, message) => ({ path: column === '' ? '' : `column "${column}"`, file: name, line, message }),
    }
  })
  return { file: name, columns: header.cells, rows }
}
