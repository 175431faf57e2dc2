// Runs one SELECT on a connection and gives its rows as objects.
import type { ClickHouseClient } from '@clickhouse/client'

export async function selectRows<Row>(
  client: ClickHouseClient,
  sql: string,
  params: Record<string, unknown>,
): Promise<Row[]> {
  const result = await client.query({ query: sql, query_params: params, format: 'JSONEachRow' })
  return result.json<Row>()
}
