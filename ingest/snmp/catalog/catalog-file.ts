// The operator's catalogue file (YAML, made by `nocturne mib add`, edited by people) over the shipped catalogue.
import { Value } from 'typebox/value'
import { FileFaultsError } from '../../../platform/structured-text/file-faults-error.ts'
import { readStructuredText } from '../../../platform/structured-text/structured-text.ts'
import type { CatalogMib } from './catalog-entry.ts'
import { CatalogFileSchema } from './catalog-schema.ts'
import { createCatalog, type Catalog } from './catalog.ts'
import { mergeCatalogs } from './merge-catalogs.ts'
import { STANDARD_MIBS } from './standard-catalog.ts'

/** Every fault of a wrong file would fill a screen many times. */
const MAX_FAULTS = 50

/** @throws FileFaultsError with every fault: `file:line mibs.0.notifications.3.kind: what is wrong` */
export function parseCatalog(text: string, file: string): Catalog {
  const own = parseCatalogMibs(text, file)
  try {
    return createCatalog(mergeCatalogs(STANDARD_MIBS, own))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new FileFaultsError(file, [`${file}: ${error.message}`])
  }
}

/** @throws FileFaultsError */
export function parseCatalogMibs(text: string, file: string): readonly CatalogMib[] {
  const read = readStructuredText(text, 'yaml')
  if (!read.ok)
    throw new FileFaultsError(
      file,
      read.faults.map(({ line, message }) => `${file}:${line} ${message}`),
    )
  const value = read.value ?? { mibs: [] }
  if (Value.Check(CatalogFileSchema, value)) return value.mibs // the schema is catalog-entry.ts in words
  const faults = new Map<string, string>()
  for (const { instancePath, message, params } of Value.Errors(CatalogFileSchema, value)) {
    const named = 'additionalProperties' in params ? ` ${String(params.additionalProperties)}` : ''
    const before = faults.get(instancePath)
    faults.set(instancePath, before === undefined ? `${message}${named}` : `${before}, or ${message}${named}`)
  }
  const paths = [...faults.keys()].map((path) =>
    path
      .split('/')
      .slice(1)
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
  )
  const lines = read.lines(paths)
  throw new FileFaultsError(
    file,
    [...faults.values()]
      .map((message, i) => `${file}:${lines[i] ?? 1} ${paths[i]?.join('.') ?? ''}: ${message}`)
      .slice(0, MAX_FAULTS),
  )
}
