// `nocturne mib`: compiles MIB files into the operator's trap catalogue, and shows what is in it.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { CatalogEntry, CatalogMib } from './ingest/snmp/catalog/catalog-entry.ts'
import { parseCatalogMibs } from './ingest/snmp/catalog/catalog-file.ts'
import { createCatalog, type Catalog } from './ingest/snmp/catalog/catalog.ts'
import { catalogFile } from './ingest/snmp/catalog/open-catalog.ts'
import { STANDARD_MIBS } from './ingest/snmp/catalog/standard-catalog.ts'
import { compileCatalog } from './ingest/snmp/mib/compile-catalog.ts'
import { findModules, type FoundModules } from './ingest/snmp/mib/find-modules.ts'
import { resolveSmi, type ResolvedModule } from './ingest/snmp/mib/resolve-smi.ts'
import { withSections, writeCatalog } from './ingest/snmp/mib/write-catalog.ts'
import { ConfigError, loadConfig } from './platform/config/config.ts'
import { FileFaultsError } from './platform/structured-text/file-faults-error.ts'

const USAGE = `usage: nocturne mib add FILE... [--dry-run] [--replace] [--all] [--mibs FOLDER]... [--config FILE] [--catalog FILE]
       nocturne mib list [--config FILE] [--catalog FILE]
`
const USUAL_FOLDERS = ['/usr/share/snmp/mibs', '/usr/share/mibs/ietf', '/usr/share/mibs/iana', '/var/lib/mibs/ietf']

interface Options {
  readonly 'dry-run': boolean
  readonly replace: boolean
  readonly all: boolean
  readonly mibs: readonly string[]
  readonly config?: string
  readonly catalog?: string
}

/** @returns 0 done, 1 something cannot be compiled or used, 2 wrongly called */
export async function runMib(argv: readonly string[]): Promise<number> {
  let given: { values: Options; positionals: readonly string[] }
  try {
    given = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        mibs: { type: 'string', multiple: true, default: [] },
        config: { type: 'string' },
        catalog: { type: 'string' },
      },
    })
  } catch (error) {
    process.stderr.write(`nocturne: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return 2
  }
  const [verb, ...files] = given.positionals
  if ((verb !== 'add' && verb !== 'list') || (verb === 'add') !== files.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  try {
    const catalog = given.values.catalog ?? configuredCatalog(given.values.config)
    return verb === 'add' ? add(files, catalog, given.values) : list(catalog)
  } catch (error) {
    if (!(error instanceof FileFaultsError || error instanceof ConfigError)) throw error
    process.stderr.write(`nocturne: ${error.message}\n`)
    return 1
  }
}

function configuredCatalog(file: string | undefined): string {
  return catalogFile(loadConfig({ env: process.env, ...(file === undefined ? {} : { file }) }))
}

function add(files: readonly string[], catalog: string, options: Options): number {
  const found = findModules(files, [...options.mibs, ...USUAL_FOLDERS])
  const names = new Set(found.asked.map(({ name }) => name))
  const resolved = resolveSmi([...found.asked, ...found.others]).filter(({ name }) => names.has(name))
  const shipped = createCatalog(STANDARD_MIBS)
  const sections = resolved
    .map((module) =>
      compileCatalog(module, {
        object: (name) => shipped.objectNamed(name),
        has: (oid) => !options.all && shipped.notification(oid) !== undefined,
      }),
    )
    .filter(({ notifications }) => notifications.length > 0)
  for (const section of sections) process.stdout.write(described(section))
  const known = resolved
    .flatMap(({ notifications }) => notifications)
    .filter(({ dottedOid }) => shipped.notification(dottedOid) !== undefined)
  if (known.length > 0 && !options.all)
    process.stdout.write(
      `in the shipped catalogue already: ${known.map(({ name }) => name).join(', ')} (--all compiles them as well)\n`,
    )
  const wrong = complaints(found, resolved, shipped)
  for (const line of wrong) process.stderr.write(`${line}\n`)
  if (sections.length === 0) {
    process.stderr.write('no new notification was compiled; nothing is written\n')
    return known.length > 0 && wrong.length === 0 ? 0 : 1
  }
  const { added, replaced, kept, text } = withSections(catalog, sections, options.replace)
  if (kept.length > 0)
    process.stdout.write(`kept as they are in ${catalog}: ${kept.join(', ')} (--replace writes them anew)\n`)
  const changed = [...added, ...replaced]
  if (changed.length === 0 || options['dry-run']) {
    if (options['dry-run'])
      process.stdout.write(`dry run: ${catalog} would get ${changed.join(', ') || 'nothing new'}\n`)
    return wrong.length === 0 ? 0 : 1
  }
  mkdirSync(dirname(catalog), { recursive: true })
  writeCatalog(catalog, text)
  process.stdout.write(`${catalog}: ${changed.join(', ')}; a running server reads it within seconds\n`)
  return wrong.length === 0 ? 0 : 1
}

function described({ mib, notifications }: CatalogMib): string {
  const rows = notifications.map(({ name, eventClass, kind, severity, component, lastsMinutes }) => {
    const parts = (component ?? []).map((rule) => rule.name)
    const ends = lastsMinutes === undefined ? '' : `, ends after ${lastsMinutes} min`
    return `  ${name.padEnd(40)} ${kindText(kind)}${ends}; ${typeof severity === 'string' ? severity : 'by value'}; class ${eventClass}${parts.length === 0 ? '' : `; part ${[...new Set(parts)].join(' or ')}`}`
  })
  return `${mib}: ${notifications.length} notifications\n${rows.join('\n')}\n`
}

function kindText(kind: CatalogEntry['kind']): string {
  return typeof kind === 'string' ? kind : `raise or clear by ${kind.object}`
}

/** What could not be used, and which file is needed for it. */
function complaints(
  { faults, missing }: FoundModules,
  resolved: readonly ResolvedModule[],
  shipped: Catalog,
): readonly string[] {
  const unresolved = resolved.flatMap(({ name, unresolved: all }) =>
    all.map((one) => `${name}: ${one.name} has no OID: ${one.missing} is not known${needs(one.module)}`),
  )
  const unknown = resolved.flatMap(({ name, unknownObjects }) =>
    unknownObjects
      .filter(
        ({ name: object, module }) =>
          module !== undefined && missing.has(module) && shipped.objectNamed(object) === undefined,
      )
      .map((one) => `${name}: varbind ${one.name} is not known${needs(one.module)}`),
  )
  return [...faults, ...unresolved, ...unknown]
}

function needs(module: string | undefined): string {
  return module === undefined ? '' : `; add the file of ${module} to the command, or its folder with --mibs`
}

function list(catalog: string): number {
  if (!existsSync(catalog)) {
    process.stdout.write(`${catalog} is not there: the shipped catalogue alone is in force\n`)
    return 0
  }
  for (const section of parseCatalogMibs(readFileSync(catalog, 'utf8'), catalog))
    process.stdout.write(described(section))
  return 0
}
