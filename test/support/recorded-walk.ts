// What discovery would have read of a recorded device, without an agent between: for tests of the part that makes sense of rows.
import { COLUMNS, SCALARS, type ColumnName, type ScalarName } from '../../ingest/discovery/walk/objects.ts'
import type { Column, DeviceWalk, SnmpValue } from '../../ingest/discovery/walk/walked-rows.ts'
import type { RecordedRow } from './snmp-recording.ts'

export function walkOf(rows: readonly RecordedRow[], address = '192.0.2.1'): DeviceWalk {
  const byOid = new Map(rows.map((row) => [row.oid, valueOf(row)]))
  const scalars = new Map<ScalarName, SnmpValue>()
  for (const [name, oid] of Object.entries(SCALARS)) {
    const value = byOid.get(oid)
    if (value !== undefined) scalars.set(name as ScalarName, value) // a key of the table itself
  }
  const columns = new Map<ColumnName, Column>()
  for (const [name, oid] of Object.entries(COLUMNS)) {
    const column = new Map<string, SnmpValue>()
    for (const [row, value] of byOid) if (row.startsWith(`${oid}.`)) column.set(row.slice(oid.length + 1), value)
    if (column.size > 0) columns.set(name as ColumnName, column) // a key of the table itself
  }
  return { address, credential: 'recording', at: 0, scalars, columns, vendor: new Map(), gaps: [] }
}

function valueOf(row: RecordedRow): SnmpValue {
  if (row.octets !== null) return row.tag === 64 ? row.octets.join('.') : row.octets
  return row.tag === 6 || row.tag === 64 ? row.text : Number(row.text)
}
