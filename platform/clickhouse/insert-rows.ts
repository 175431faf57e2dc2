// An insert as one block: rows as JSON lines after the statement, through exec(), the one call that keeps settings inside of the SQL.
import type { ClickHouseClient } from '@clickhouse/client'
import { Readable } from 'node:stream'
import { insertStatement } from './statement.ts'

export async function insertRows(
  client: ClickHouseClient,
  database: string,
  table: string,
  rows: readonly object[],
  token: string,
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map((row) => JSON.stringify(row)).join('\n')
  const result = await client.exec({
    query: insertStatement(database, table, token),
    values: Readable.from([lines], { objectMode: false }),
  })
  // The answer is empty, but the connection is free only once it was read.
  for await (const _ of result.stream);
}
