// ServiceNow's CMDB as CSV exports: cmdb_ci (or tables of its classes) and cmdb_rel_ci, with field names or labels as headers.
import type { CiFact, RelationshipFact } from '../../../contract/inventory.ts'
import { columnKey, csvHeader, readCsvTable, type CsvRow, type CsvTable } from '../csv/csv-table.ts'
import { FaultList } from '../fault-list.ts'
import { LeftOut } from '../left-out.ts'
import type { InventoryFormat, Reading, SourceFile } from '../reading.ts'
import { readServicenowCi, SYS_ID } from './servicenow-ci.ts'
import { meaningOf } from './relationship-words.ts'

export const servicenow: InventoryFormat = {
  name: 'servicenow',
  source: 'servicenow',
  title: 'ServiceNow: CSV exports of cmdb_ci and cmdb_rel_ci',
  fits: (files) =>
    files.some(({ text }) => {
      const header = csvHeader(text)
      return header.includes('sysid') || header.includes('sysclassname') || isRelations(header)
    }),
  read: readServicenow,
}

const PARENT = ['parent.sys_id', 'parent_sys_id', 'parent']
const CHILD = ['child.sys_id', 'child_sys_id', 'child']

function isRelations(header: readonly string[]): boolean {
  const has = (columns: readonly string[]) => columns.some((column) => header.includes(columnKey(column)))
  return has(PARENT) && has(CHILD)
}

interface Cis {
  readonly byId: Map<string, CiFact>
  /** Lower-case name -> ids. */
  readonly byName: Map<string, string[]>
  /** Ids of CIs that are out of service: relations to them are left out with them. */
  readonly out: Set<string>
}

function readServicenow(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const leftOut = new LeftOut()
  const cis: Cis = { byId: new Map(), byName: new Map(), out: new Set() }
  const relations: CsvTable[] = []
  for (const file of files) {
    const table = readCsvTable(file, faults)
    if (table === null) continue
    const header = table.columns.map(columnKey)
    if (isRelations(header)) relations.push(table)
    else if (SYS_ID.some((column) => header.includes(columnKey(column)))) takeCis(table, cis, faults, leftOut)
    else
      faults.add({
        path: '',
        file: file.name,
        line: 1,
        message: 'expected the column sys_id (CIs), or parent and child (relationships): export them with it',
      })
  }
  const relationships = relations.flatMap((table) => table.rows.flatMap((row) => relationOf(row, cis, faults, leftOut)))
  return faults.readingOf(
    () => {
      if (cis.byId.size === 0)
        faults.add({ path: '', message: 'has no CI that is in service: is the export of cmdb_ci among the files?' })
      return { cis: [...cis.byId.values()], relationships }
    },
    () => leftOut.notes(),
  )
}

function takeCis(table: CsvTable, cis: Cis, faults: FaultList, leftOut: LeftOut): void {
  const inThisFile = new Map<string, number>()
  for (const row of table.rows) {
    const read = readServicenowCi(row)
    if (read.kind === 'fault') {
      faults.add(...read.faults)
      continue
    }
    const { key } = read
    const first = inThisFile.get(key)
    if (first !== undefined) faults.add(row.fault('sys_id', `${key} is there twice, first in line ${first}`))
    inThisFile.set(key, row.line)
    if (read.kind === 'out') {
      leftOut.add(`CIs with the status ${read.status}`, read.name)
      cis.out.add(key)
      continue
    }
    // A CI is in its own class's table and in cmdb_ci: the first knows more of it, either may come first.
    const before = cis.byId.get(key)
    cis.byId.set(
      key,
      before === undefined
        ? read.ci
        : { ...read.ci, ...before, attributes: { ...read.ci.attributes, ...before.attributes } },
    )
    const name = read.ci.name?.toLowerCase()
    if (before === undefined && name !== undefined) cis.byName.set(name, [...(cis.byName.get(name) ?? []), key])
  }
}

function relationOf(row: CsvRow, cis: Cis, faults: FaultList, leftOut: LeftOut): RelationshipFact[] {
  const type = row.cell('type') || row.cell('type.name')
  const parent = endOf(row, PARENT, cis, faults)
  const child = endOf(row, CHILD, cis, faults)
  if (type === '') faults.add(row.fault('type', 'is empty'))
  if (parent === null || child === null || type === '') return []
  const nameOf = ({ given }: End) => cis.byId.get(given)?.name ?? given
  const said = `${nameOf(parent)} ${type.split('::', 1)[0] ?? ''} ${nameOf(child)}`
  const meaning = meaningOf(type)
  if (meaning === null) {
    leftOut.add(`relationships of the type ${type}: it does not say what fails with what`, said)
    return []
  }
  if (parent.id === null || child.id === null) {
    leftOut.add('relationships with a CI that is not among the CIs in service', said)
    return []
  }
  if (parent.id === child.id) {
    leftOut.add('relationships of a CI with itself', said)
    return []
  }
  const [from, to] = meaning.forward ? [parent.id, child.id] : [child.id, parent.id]
  return [{ from, to, type: meaning.type }]
}

interface End {
  readonly given: string
  /** null: not in service, or not in this export. */
  readonly id: string | null
}

/** An end by its sys_id, else by a name that only one CI has. @returns null when it is a fault */
function endOf(row: CsvRow, columns: readonly string[], cis: Cis, faults: FaultList): End | null {
  const [column = '', given = ''] =
    columns.map((name) => [name, row.cell(name)]).find(([, value]) => value !== '') ?? []
  if (given === '') {
    faults.add(row.fault(columns.at(-1) ?? '', 'is empty'))
    return null
  }
  if (cis.byId.has(given) || cis.out.has(given)) return { given, id: cis.byId.has(given) ? given : null }
  const [id, another] = cis.byName.get(given.toLowerCase()) ?? []
  if (id !== undefined && another !== undefined) {
    faults.add(
      row.fault(column, `${JSON.stringify(given)} is the name of several CIs: export parent.sys_id and child.sys_id`),
    )
    return null
  }
  return { given, id: id ?? null }
}
