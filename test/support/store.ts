// A real embedded ClickHouse in a temporary directory, migrated. One per process: chdb refuses a second directory.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../platform/clickhouse/migrate.ts'
import { openStore, type Store } from '../../platform/clickhouse/store.ts'
import { createLog } from '../../platform/log/log.ts'

export interface TestStore extends Store {
  /** Closes the store and removes its data. */
  remove(): Promise<void>
}

export async function openTestStore(): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-store-'))
  const log = createLog({ level: 'silent' })
  const store = await openStore(
    { dataDir, clickhouse: { url: null, database: 'nocturne', user: 'default', password: '' } },
    log,
  )
  await migrate(store, join(import.meta.dirname, '../../platform/clickhouse/migrations'))
  return {
    ...store,
    async remove() {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
