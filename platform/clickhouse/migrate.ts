// Brings the schema forward: numbered SQL files, each applied once and never changed afterwards.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import { packageRoot } from '../package-root/package-root.ts'
import { quoted } from './statement.ts'
import type { Store } from './store.ts'

export class MigrationError extends Error {
  readonly code = 'migration_refused'
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause })
    this.name = 'MigrationError'
  }
}

interface Migration {
  readonly version: number
  readonly name: string
  readonly checksum: string
  readonly statements: readonly string[]
}

const FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** In the package, beside the sources also when dist/ runs. */
export function migrationsDirectory(): string {
  return join(packageRoot(), 'platform', 'clickhouse', 'migrations')
}

/**
 * Applies what is new, in order. A file is recorded after its last statement, so a crash half-way runs it again: statements are
 * written with IF NOT EXISTS.
 * @returns the names of the files that were applied
 * @throws MigrationError when an applied file has changed or is gone, a number is there twice, or a statement fails
 */
export async function migrate(store: Store, directory: string = migrationsDirectory(), log?: Log): Promise<string[]> {
  const migrations = readMigrations(directory)
  await store.command(`CREATE TABLE IF NOT EXISTS schema_migrations
    (version UInt32, name String, checksum String, applied_at DateTime64(3) DEFAULT now64(3))
    ENGINE = MergeTree ORDER BY version SETTINGS fsync_after_insert = 1`)
  const applied = await store.query<{ version: number; name: string; checksum: string }>(
    'SELECT version, name, checksum FROM schema_migrations ORDER BY version',
  )
  for (const row of applied) checkUnchanged(row, migrations)
  const newest = Math.max(0, ...applied.map((row) => row.version))
  const done: string[] = []
  for (const migration of migrations.filter(({ version }) => !applied.some((row) => row.version === version))) {
    if (migration.version < newest)
      throw new MigrationError(`${migration.name} is older than the newest applied one: give it the next number`)
    await apply(store, migration)
    log?.info({ migration: migration.name }, 'applied a migration')
    done.push(migration.name)
  }
  return done
}

async function apply(store: Store, { version, name, checksum, statements }: Migration): Promise<void> {
  for (const [index, statement] of statements.entries()) {
    try {
      await store.command(statement)
    } catch (error) {
      throw new MigrationError(
        `${name}, statement ${index + 1}: ${error instanceof Error ? error.message : String(error)}`,
        error,
      )
    }
  }
  await store.command(
    `INSERT INTO schema_migrations (version, name, checksum) VALUES (${version}, ${quoted(name)}, ${quoted(checksum)})`,
  )
}

function readMigrations(directory: string): Migration[] {
  const migrations = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const match = FILE.exec(file)
      if (match === null) throw new MigrationError(`${file} is not named like 0001_what_it_does.sql`)
      const text = readFileSync(join(directory, file), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { version: Number(match[1]), name: file, checksum, statements: splitStatements(text) }
    })
  for (const [index, { version, name }] of migrations.entries())
    if (migrations[index + 1]?.version === version) throw new MigrationError(`the number of ${name} is there twice`)
  return migrations
}

function checkUnchanged(
  row: { version: number; name: string; checksum: string },
  migrations: readonly Migration[],
): void {
  const file = migrations.find(({ version }) => version === row.version)
  if (file === undefined)
    throw new MigrationError(`${row.name} is applied, but its file is gone: this is an older release`)
  if (file.checksum !== row.checksum)
    throw new MigrationError(`${row.name} was changed after it was applied: write a new file with the next number`)
}

/** A statement ends with `;` at the end of a line. Lines that are comments only are left out. */
export function splitStatements(text: string): string[] {
  return text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
