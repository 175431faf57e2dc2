// The file of mappings (YAML): read as a whole when the process starts; a file with a fault is refused with every fault, each with its line.
import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, isNode, type Document } from 'yaml'
import { compileMapping, type Mapping } from './mapping.ts'

export type Mappings = ReadonlyMap<string, Mapping>

export class MappingFileError extends Error {
  readonly faults: readonly string[]

  constructor(file: string, faults: readonly string[]) {
    super(
      `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.name = 'MappingFileError'
    this.faults = faults
  }
}

/**
 * Reads the mappings.
 * @param file YAML with one table `mappings`; null = none are configured
 * @throws MappingFileError with every fault: `file:line mappings.name.field: what is wrong`
 */
export function readMappings(file: string | null): Mappings {
  if (file === null) return new Map()
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new MappingFileError(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  return parseMappings(text, file)
}

/** @throws MappingFileError */
export function parseMappings(text: string, file: string): Mappings {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    throw new MappingFileError(
      file,
      document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line} ${message}`),
    )
  }
  const root: unknown = document.toJS()
  const given = typeof root === 'object' && root !== null && 'mappings' in root ? root.mappings : undefined
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new MappingFileError(file, [`${file}:1 must have a table "mappings"`])
  }
  const mappings = new Map<string, Mapping>()
  const faults: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const compiled = compileMapping(name, value)
    if ('name' in compiled) mappings.set(name, compiled)
    else
      for (const { path, fault } of compiled) {
        const whole = ['mappings', name, ...path]
        faults.push(`${file}:${lineOf(document, lines, whole)} ${whole.join('.')}: ${fault}`)
      }
  }
  if (faults.length > 0) throw new MappingFileError(file, faults)
  return mappings
}

/** The line of the nearest key that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let end = path.length; end > 0; end--) {
    const keys = path.slice(0, end).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
    const node = document.getIn(keys, true)
    if (isNode(node) && node.range != null) return lines.linePos(node.range[0]).line
  }
  return 1
}
