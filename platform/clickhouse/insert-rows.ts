// An insert as one block: rows as JSON lines after the statement, through exec(), the one call that keeps settings inside of the SQL.
import type { ClickHouseClient } from '@clickhouse/client'
import { Readable } from 'node:stream'
import { insertStatement } from './statement.ts'

/** @param lines rows, each a JSON object in one line */
export async function insertRows(
  client: ClickHouseClient,
  database: string,
  table: string,
  lines: readonly string[],
  token: string,
): Promise<void> {
  if (lines.length === 0) return
  const result = await client.exec({
    query: insertStatement(database, table, token),
    values: Readable.from([`${lines.join('\n')}\n`], { objectMode: false }),
  })
  // The answer is empty, but the connection is free only once it was read.
  for await (const _ of result.stream);
}
