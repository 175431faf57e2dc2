// The CSV format of our own: a list of CIs (`id` and what is known of them) and pairs (`from`, `to`, `type`), each a file with a header row.
import { isRelationshipType } from '../../../contract/cmdb-facts.ts'
import {
  RELATIONSHIP_TYPES,
  type CiFact,
  type InventoryFault,
  type RelationshipFact,
} from '../../../contract/inventory.ts'
import { FaultList } from '../fault-list.ts'
import { known } from '../read-json.ts'
import type { InventoryFormat, Reading, SourceFile } from '../reading.ts'
import { COLUMNS, RELATIONSHIP_WORDS, TYPE_WORDS } from './csv-words.ts'
import { columnKey, csvHeader, readCsvTable, type CsvRow, type CsvTable } from './csv-table.ts'

const FIELDS = ['id', 'type', 'name', 'site', 'criticality', 'owner', 'supportGroup']
/** Several values in one cell. */
const VALUES = /\s*[|\n]\s*/

export const csvPairs: InventoryFormat = {
  name: 'csv',
  source: 'csv',
  title: 'CSV: a list of CIs and a list of pairs',
  fits: (files) => files.some(({ text }) => kindOf(csvHeader(text)) !== null),
  read: readCsvPairs,
}

interface Column {
  readonly written: string
  readonly ours: string
}

function kindOf(header: readonly string[]): 'cis' | 'pairs' | null {
  const ours = header.map((key) => COLUMNS[key] ?? key)
  if (ours.includes('from') && ours.includes('to')) return 'pairs'
  return ours.includes('id') ? 'cis' : null
}

function readCsvPairs(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const cis: CiFact[] = []
  const relationships: RelationshipFact[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    const table = readCsvTable(file, faults)
    if (table === null) continue
    const kind = kindOf(table.columns.map(columnKey))
    const columns = columnsOf(table, faults)
    if (kind === null)
      faults.add({
        path: '',
        file: file.name,
        line: 1,
        message: `expected a column "id" (a list of CIs) or columns "from", "to" and "type" (pairs); found ${table.columns.map((column) => `"${column}"`).join(', ')}`,
      })
    else if (kind === 'cis') for (const row of table.rows) readCi(row, columns, { file: file.name, seen, cis, faults })
    else if (columns.every(({ ours }) => ours !== 'type'))
      faults.add({
        path: '',
        file: file.name,
        line: 1,
        message: `pairs need a column "type": ${RELATIONSHIP_TYPES.join(', ')}`,
      })
    else for (const row of table.rows) readPair(row, columns, relationships, faults)
  }
  return faults.readingOf(
    () => ({ cis, relationships }),
    () => [],
  )
}

/** The columns under our names. Two that mean the same are a fault: which of them to believe is not ours to guess. */
function columnsOf({ file, columns }: CsvTable, faults: FaultList): readonly Column[] {
  const found = columns
    .filter((written) => written.trim() !== '')
    .map((written) => ({ written, ours: COLUMNS[columnKey(written)] ?? written.trim() }))
  found.forEach(({ written, ours }, index) => {
    const same = found.slice(0, index).find((other) => other.ours === ours)
    if (same !== undefined && columnKey(same.written) !== columnKey(written))
      faults.add({ path: `column "${written}"`, file, line: 1, message: `means the same as column "${same.written}"` })
  })
  return found
}

interface CiList {
  readonly file: string
  readonly seen: Map<string, string>
  readonly cis: CiFact[]
  readonly faults: FaultList
}

function readCi(row: CsvRow, columns: readonly Column[], { file, seen, cis, faults }: CiList): void {
  const field = (ours: string) => fieldOf(row, columns, ours)
  const key = field('id').value
  if (key === '') {
    faults.add(row.fault(field('id').column, 'is empty'))
    return
  }
  const first = seen.get(key)
  if (first === undefined) seen.set(key, `${file} line ${row.line}`)
  else faults.add(row.fault(field('id').column, `${key} is there twice, first in ${first}`))
  const criticality = field('criticality')
  if (criticality.value !== '' && !/^[1-5]$/.test(criticality.value))
    faults.add(row.fault(criticality.column, `expected a whole number from 1 to 5, not ${quoted(criticality.value)}`))
  const attributes: Record<string, string | readonly string[]> = {}
  for (const { written, ours } of columns) {
    if (FIELDS.includes(ours)) continue
    const values = row.cell(written).split(VALUES).filter((value) => value !== '') // prettier-ignore
    if (values.length > 0) attributes[ours] = values.length === 1 ? (values[0] ?? '') : values
  }
  const type = field('type').value
  const texts = known({
    type: TYPE_WORDS[type] ?? type,
    name: field('name').value,
    site: field('site').value,
    owner: field('owner').value,
    supportGroup: field('supportGroup').value,
  })
  cis.push({
    key,
    ...texts,
    attributes,
    ...(criticality.value === '' ? {} : { criticality: Number(criticality.value) }),
  })
}

function readPair(row: CsvRow, columns: readonly Column[], relationships: RelationshipFact[], faults: FaultList): void {
  const found: InventoryFault[] = []
  const field = (ours: string) => fieldOf(row, columns, ours)
  const [from, to, word] = [field('from'), field('to'), field('type')]
  for (const { column, value } of [from, to]) if (value === '') found.push(row.fault(column, 'is empty'))
  const type = RELATIONSHIP_WORDS[columnKey(word.value)]
  if (type === undefined || !isRelationshipType(type)) {
    const was = word.value === '' ? 'it is empty' : `not ${quoted(word.value)}`
    found.push(row.fault(word.column, `expected one of ${RELATIONSHIP_TYPES.join(', ')}; ${was}`))
  }
  if (from.value !== '' && from.value === to.value)
    found.push(row.fault(to.column, `${to.value} cannot relate to itself`))
  faults.add(...found)
  if (found.length > 0 || type === undefined) return
  const extra = known({
    redundancy: field('redundancy').value,
    fromPort: field('fromPort').value,
    toPort: field('toPort').value,
  })
  relationships.push({ from: from.value, to: to.value, type, ...extra })
}

function fieldOf(row: CsvRow, columns: readonly Column[], ours: string): { column: string; value: string } {
  const written = columns.find((column) => column.ours === ours)?.written
  // A line break in a name is a spreadsheet's way to fit it into its column.
  const value = written === undefined ? '' : row.cell(written).replace(/\s+/g, ' ')
  return { column: written ?? ours, value }
}

function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value)
}
