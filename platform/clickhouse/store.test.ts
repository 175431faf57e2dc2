// One suite for both ways to reach ClickHouse: embedded, and over HTTP. A process can open one embedded directory only, so the HTTP front
// takes over the same directory after the embedded store has closed it.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRONT_ACCESS, startClickhouseFront, type ClickhouseFront } from '../../test/support/clickhouse-front.ts'
import { createLog } from '../log/log.ts'
import { packageRoot } from '../package-root/package-root.ts'
import { migrate, MigrationError, splitStatements } from './migrate.ts'
import { insertStatement } from './statement.ts'
import { SlowQueryError } from './store-error.ts'
import { openStore, type Store } from './store.ts'

const log = createLog({ level: 'silent' })
let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nocturne-store-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const TABLE = `(id UInt64, name String, at DateTime64(3, 'UTC'), labels Map(String, String)) ENGINE = MergeTree ORDER BY id
  SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1`
const NASTY = 'a\'b"c\\d;\n\n;\t\0€🚨{x:String}'

const lines = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row))

function suite(store: () => Store, table: string): void {
  it('inserts a batch once per token', async () => {
    await store().command(`CREATE TABLE ${table} ${TABLE}`)
    const rows = [
      { id: 1, name: NASTY, at: 1_700_000_000_123, labels: { a: NASTY } },
      { id: '18446744073709551615', name: '', at: '2023-11-14T22:13:20.124Z', labels: {} },
    ]
    await store().insert(table, lines(rows), "EVENTS:1-2';--")
    await store().insert(table, lines(rows), "EVENTS:1-2';--")
    await store().insert(table, [], 'empty')
    expect(await store().query(`SELECT * FROM ${table} ORDER BY id`)).toEqual([
      { id: '1', name: NASTY, at: '2023-11-14 22:13:20.123', labels: { a: NASTY } },
      { id: '18446744073709551615', name: '', at: '2023-11-14 22:13:20.124', labels: {} },
    ])
  })

  it('an insert with another token follows: no setting of one call reaches the next', async () => {
    await store().insert(table, lines([{ id: 3, name: 'c' }]), 'EVENTS:3-3')
    await store().insert(table, lines([{ id: 3, name: 'c' }]), 'EVENTS:4-4')
    expect(await store().query(`SELECT count() AS n FROM ${table} WHERE id = 3`)).toEqual([{ n: '2' }])
  })

  it('an object in a text column => its own JSON, to the letter', async () => {
    const record = { text: NASTY, '}"{': ['\\"', { deep: [[], {}, null, 1.5e-7, true] }], lone: '\ud800' }
    await store().insert(table, lines([{ id: 4, name: record }]), 'EVENTS:5-5')
    expect(await store().query(`SELECT name FROM ${table} WHERE id = 4`)).toEqual([{ name: JSON.stringify(record) }])
  })

  it.each([
    ['a key that is no column', [{ id: 1, nmae: 'x' }], /nmae/],
    ['a value of another type', [{ id: 'x' }], /Cannot parse/],
  ])('%s => the batch is refused as a whole', async (_name, rows, message) => {
    const before = await store().query(`SELECT count() AS n FROM ${table}`)
    await expect(store().insert(table, lines(rows), 'bad')).rejects.toThrow(message)
    expect(await store().query(`SELECT count() AS n FROM ${table}`)).toEqual(before)
  })

  it('passes parameters as values, whatever is in them', async () => {
    const sql =
      'SELECT {text:String} AS text, {n:Int64} AS n, {list:Array(String)} AS list, {none:Nullable(String)} AS none'
    const params = { text: NASTY, n: -5, list: ["a'b", 'c'], none: null }
    expect(await store().query(sql, params)).toEqual([{ text: NASTY, n: '-5', list: ["a'b", 'c'], none: null }])
  })

  it('a query cannot write', async () => {
    await expect(store().query(`INSERT INTO ${table} (id) VALUES (9)`)).rejects.toThrow(/readonly/)
    await expect(store().query(`DROP TABLE ${table}`)).rejects.toThrow(/readonly/)
  })

  it('a search that takes too long => stopped and said so, and the next one runs', async () => {
    const endless = 'SELECT sum(sipHash64(number)) AS s FROM numbers(1000000000000)'
    await expect(store().search(endless)).rejects.toThrow(SlowQueryError)
    expect(store().ready()).toBe(true)
    expect(await store().search('SELECT {n:Int64} AS n', { n: 7 })).toEqual([{ n: '7' }])
    await expect(store().search(`INSERT INTO ${table} (id) VALUES (9)`)).rejects.toThrow(/readonly/)
  })

  it('runs queries side by side', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => store().query('SELECT {n:UInt8} AS n', { n })))
    expect(answers).toEqual([1, 2, 3, 4, 5].map((n) => [{ n }]))
  })

  it("a fault of the SQL has ClickHouse's message", async () => {
    await expect(store().query('SELECT nothing FROM nowhere')).rejects.toThrow(/nowhere/)
  })
}

describe('embedded', () => {
  let store: Store
  beforeAll(async () => {
    const clickhouse = { url: null, database: 'nocturne', user: 'default', password: '' }
    store = await openStore({ dataDir, clickhouse, searchLimitMs: 1_000 }, log)
  })

  suite(() => store, 'events_embedded')

  it('a query reads no file of the machine', async () => {
    await expect(store.query("SELECT * FROM file('/etc/passwd', LineAsString)")).rejects.toThrow(/readonly/)
  })

  describe('migrate', () => {
    const directory = (files: Record<string, string>): string => {
      const dir = mkdtempSync(join(dataDir, 'migrations-'))
      mkdirSync(dir, { recursive: true })
      for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
      return dir
    }
    const FIRST = `-- the first\nCREATE TABLE IF NOT EXISTS a (x UInt8 COMMENT ';') ENGINE = MergeTree ORDER BY x;\n\nINSERT INTO a VALUES (1);\n`
    const SECOND = 'CREATE VIEW IF NOT EXISTS b AS SELECT x FROM a'

    it('applies what is new, in order, once', async () => {
      const one = { '0001_first.sql': FIRST }
      expect(await migrate(store, directory(one))).toEqual(['0001_first.sql'])
      const two = directory({ ...one, '0002_second.sql': SECOND, 'README.md': 'x' })
      expect(await migrate(store, two)).toEqual(['0002_second.sql'])
      expect(await migrate(store, two)).toEqual([])
      expect(await store.query('SELECT * FROM b')).toEqual([{ x: 1 }])
    })

    it.each([
      ['an applied file was changed', { '0001_first.sql': FIRST + '\n' }, /0001_first\.sql was changed/],
      ['an applied file is gone', {}, /0001_first\.sql is applied, but its file is gone/],
      ['a bad name', { '1_x.sql': '' }, /1_x\.sql is not named like/],
      ['a number twice', { '0001_first.sql': FIRST, '0001_other.sql': '' }, /0001_first\.sql is there twice/],
      [
        'a fault in the SQL',
        { '0001_first.sql': FIRST, '0002_second.sql': SECOND, '0003_x.sql': 'SELECT 1;\nCREATE\n' },
        /0003_x\.sql, statement 2/,
      ],
    ])('%s => refused', async (_name, files, message) => {
      const refused = migrate(store, directory(files))
      await expect(refused).rejects.toThrow(MigrationError)
      await expect(refused).rejects.toThrow(message)
    })

    it('the migrations of the product apply, and a second start finds nothing to do', async () => {
      const names = await migrateFresh(store)
      expect(names.length).toBeGreaterThan(0)
    })
  })

  it('another process that opens the same directory is told so', async () => {
    const script = `import { openStore } from './platform/clickhouse/store.ts'
      import { createLog } from './platform/log/log.ts'
      const clickhouse = { url: null, database: 'nocturne', user: '', password: '' }
      const opened = openStore({ dataDir: ${JSON.stringify(dataDir)}, clickhouse }, createLog({ level: 'silent' }))
      opened.then(() => console.log('opened'), (error) => console.log(error.code)).then(() => process.exit())`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { cwd: packageRoot() },
    )
    expect(stdout.trim()).toBe('store_locked')
  })

  it('is closed once, after what runs', async () => {
    const running = store.query('SELECT sleep(0.2) AS s')
    await Promise.all([store.close(), store.close()])
    expect(await running).toEqual([{ s: 0 }])
    expect(store.ready()).toBe(false)
    await expect(store.query('SELECT 1')).rejects.toMatchObject({ code: 'store_unavailable' })
  })
})

describe('over HTTP', () => {
  let front: ClickhouseFront
  let store: Store
  beforeAll(async () => {
    front = await startClickhouseFront(join(dataDir, 'clickhouse'))
    store = await openStore(
      { dataDir, searchLimitMs: 1_000, clickhouse: { url: front.url, database: 'nocturne', ...FRONT_ACCESS } },
      log,
    )
  })
  afterAll(async () => {
    await store.close()
    await front.stop()
  })

  suite(() => store, 'events_http')

  it('sends no setting that could change an insert, and reads with readonly', () => {
    expect([...front.settings].filter((setting) => setting.startsWith('insert'))).toEqual([])
    expect(front.settings).toContain('readonly=2')
  })

  it('the server goes away => not ready, calls fail with a code; it is back => ready again', async () => {
    expect(store.ready()).toBe(true)
    front.pause()
    await expect(store.query('SELECT 1')).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(store.ready()).toBe(false)
    front.resume()
    await expect.poll(() => store.ready()).toBe(true)
    expect(await store.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

/** In a database of its own: the suite's has test migrations. */
async function migrateFresh(store: Store): Promise<string[]> {
  await store.command('CREATE DATABASE fresh')
  const rest = join(import.meta.dirname, 'migrations')
  const inFresh: Store = {
    ...store,
    command: async (sql) => {
      await store.command('USE fresh')
      await store.command(sql)
    },
    query: (sql, params) => store.query(sql.replace('FROM schema_migrations', 'FROM fresh.schema_migrations'), params),
  }
  const names = await migrate(inFresh, rest)
  expect(await migrate(inFresh, rest)).toEqual([])
  return names
}

describe('statements', () => {
  it('split at a semicolon that ends a line, without the comment lines', () => {
    expect(splitStatements("-- a;\nSELECT ';' ; \n  -- b\n\nSELECT 2")).toEqual(["SELECT ';'", 'SELECT 2'])
  })

  it.each(['a b', 'a;', '`a`', '', "a'", 'a.b', 'ä'])('%j is no table', (table) => {
    expect(() => insertStatement('nocturne', table, 't')).toThrow(TypeError)
  })
})
