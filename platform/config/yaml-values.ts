// The settings file as key path -> value and line. Unknown keys are faults, with the name that was probably meant.
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node, type YAMLMap } from 'yaml'
import type { ConfigFault } from './config-error.ts'
import { nearestName } from './nearest-name.ts'
import type { Setting } from './setting.ts'

export type YamlValues = ReadonlyMap<string, { readonly value: unknown; readonly where: string }>

/**
 * Reads a settings file.
 * @param file its name, for the faults
 * @param settings the known settings
 * @param faults syntax errors and unknown keys are added here
 */
export function readYaml(
  source: string,
  file: string,
  settings: readonly Setting<unknown>[],
  faults: ConfigFault[],
): YamlValues {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const whereIs = (offset: number) => `${file}:${lines.linePos(offset).line}`
  for (const error of document.errors)
    faults.push({ where: whereIs(error.pos[0]), key: '', fault: `is not YAML: ${error.message}` })
  if (document.errors.length > 0 || document.contents === null) return new Map()
  if (!isMap(document.contents)) {
    faults.push({ where: whereIs(0), key: '', fault: 'must be a mapping of keys' })
    return new Map()
  }
  const names = settings.flatMap((setting) => (setting.secret ? [setting.path, `${setting.path}File`] : [setting.path]))
  return collect({ document, names, faults, whereIs }, document.contents, '')
}

interface Reading {
  readonly document: Document
  readonly names: readonly string[]
  readonly faults: ConfigFault[]
  whereIs(offset: number): string
}

function collect(reading: Reading, map: YAMLMap, prefix: string): Map<string, { value: unknown; where: string }> {
  const found = new Map<string, { value: unknown; where: string }>()
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : String(key)
    const path = prefix === '' ? name : `${prefix}.${name}`
    // parseDocument gives each node its range; the key of an item is a node.
    const where = reading.whereIs((key as Node).range?.[0] ?? 0)
    if (reading.names.includes(path)) {
      const plain: unknown = (value as Node | null)?.toJS(reading.document)
      // `key:` without a value is an unset key, as an empty variable is.
      if (plain !== null && plain !== undefined) found.set(path, { value: plain, where })
    } else if (reading.names.some((known) => known.startsWith(`${path}.`))) {
      if (isMap(value)) for (const [inner, entry] of collect(reading, value, path)) found.set(inner, entry)
      else if (value !== null && !(isScalar(value) && value.value === null))
        reading.faults.push({ where, key: path, fault: 'must be a mapping of keys' })
    } else {
      const near = nearestName(path, reading.names)
      reading.faults.push({
        where,
        key: path,
        fault: `is not a setting${near === null ? '' : `; did you mean ${near}?`}`,
      })
    }
  }
  return found
}
