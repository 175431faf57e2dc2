// The ClickHouse queries of the Grafana dashboards, run by the embedded ClickHouse on the real schema. Grafana's macros are
// replaced as its ClickHouse plugin does it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../platform/clickhouse/migrate.ts'
import { openStore, type Store } from '../../platform/clickhouse/store.ts'
import { createLog } from '../../platform/log/log.ts'
import { queriesOf, readDashboards } from './grafana-file.ts'

const TIME_SERIES = 0
const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-grafana-'))
let store: Store

/** https://github.com/grafana/clickhouse-datasource pkg/macros */
function withoutMacros(sql: string): string {
  const from = "toDateTime('2026-11-20 00:00:00')"
  const to = "toDateTime('2026-11-22 00:00:00')"
  return sql
    .replace(/\$__timeFilter\((\w+)\)/g, `$1 >= ${from} AND $1 <= ${to}`)
    .replace(/\$__timeInterval\((\w+)\)/g, 'toStartOfInterval(toDateTime($1), INTERVAL 60 second)')
}

beforeAll(async () => {
  const log = createLog({ level: 'silent' })
  store = await openStore({ dataDir, clickhouse: { url: null, database: 'nocturne', user: '', password: '' } }, log)
  await migrate(store)
  await store.insert(
    'incident_revisions',
    ['inc-1', 'inc-2'].map((id) =>
      JSON.stringify({
        id,
        revision: 1,
        title: 'core-1 is down',
        state: 'resolved',
        priority: 'P1',
        root_ci: 'core-1',
        root_ci_name: 'core-1',
        event_count: 60,
        opened_at: '2026-11-21 10:00:00.000',
        acknowledged_at: '2026-11-21 10:01:00.000',
        resolved_at: '2026-11-21 10:10:00.000',
        updated_at: '2026-11-21 10:10:00.000',
      }),
    ),
    'grafana:1',
  )
  await store.insert(
    'events',
    [
      JSON.stringify({
        seq: '1',
        ordinal: 0,
        id: 'e1',
        observed_at: '2026-11-21 10:00:00.000',
        stored_at: Date.now(), // rows older than the TTL are dropped at once
        event_class: 'linkDown',
        ci: 'core-1',
        fingerprint: 'f1',
      }),
    ],
    'grafana:2',
  )
})
afterAll(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

const queries = readDashboards()
  .flatMap(queriesOf)
  .filter(({ target }) => target.rawSql !== undefined)

describe('ClickHouse queries', () => {
  it.each(queries.map(({ at, target }) => [at, target] as const))('%s', async (at, { rawSql = '', format }) => {
    const sql = withoutMacros(rawSql)
    expect(sql, 'a macro that this test does not know').not.toContain('$__')
    const rows = await store.query<Record<string, unknown>>(sql)
    expect(rows.length, 'the rows of the sample must be found').toBeGreaterThan(0)
    const columns = Object.keys(rows[0] ?? {})
    if (format === TIME_SERIES || at.includes('annotation')) expect(columns[0]).toBe('time')
  })

  it('are some', () => {
    expect(queries.length).toBeGreaterThan(3)
  })
})
