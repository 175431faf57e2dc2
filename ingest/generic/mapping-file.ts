// The file of mappings (YAML): a file with a fault is refused as a whole, with every fault and its line.
import { readFileSync } from 'node:fs'
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import { readStructuredText } from '../../platform/structured-text/structured-text.ts'
import { compileMapping, type Mapping } from './mapping.ts'

export type Mappings = ReadonlyMap<string, Mapping>

/**
 * Reads the mappings.
 * @param file YAML with one table `mappings`
 * @throws FileFaultsError with every fault: `file:line mappings.name.field: what is wrong`
 */
export function readMappings(file: string): Mappings {
  try {
    return parseMappings(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if (error instanceof FileFaultsError) throw error
    throw new FileFaultsError(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
}

/** @throws FileFaultsError */
export function parseMappings(text: string, file: string): Mappings {
  const read = readStructuredText(text, 'yaml')
  if (!read.ok)
    throw new FileFaultsError(
      file,
      read.faults.map(({ line, message }) => `${file}:${line} ${message}`),
    )
  const root = read.value
  const given = typeof root === 'object' && root !== null && 'mappings' in root ? root.mappings : undefined
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new FileFaultsError(file, [`${file}:1 must have a table "mappings"`])
  }
  const mappings = new Map<string, Mapping>()
  const faults: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const compiled = compileMapping(name, value)
    if ('name' in compiled) mappings.set(name, compiled)
    else
      for (const { path, fault } of compiled) {
        const whole = ['mappings', name, ...path]
        // Keys of lists are numbers to YAML.
        const [line = 1] = read.lines([whole.map((key) => (/^\d+$/.test(key) ? Number(key) : key))])
        faults.push(`${file}:${line} ${whole.join('.')}: ${fault}`)
      }
  }
  if (faults.length > 0) throw new FileFaultsError(file, faults)
  return mappings
}
