// The modules of the files that were given, and of those that they build on, as far as files beside them have them.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { parseSmi } from './parse-smi.ts'
import type { SmiModule } from './smi-module.ts'

export interface FoundModules {
  /** Of the files that were given. */
  readonly asked: readonly SmiModule[]
  /** Those that they import from, and so on. */
  readonly others: readonly SmiModule[]
  /** Modules that no file has: name -> what is imported from it. */
  readonly missing: ReadonlyMap<string, readonly string[]>
  /** Files that are no MIB or cannot be read. */
  readonly faults: readonly string[]
}

const ENDINGS = ['.mib', '.my', '.txt', '.smi', '']
/** Larger than any MIB that was seen; a wrong file is not read whole into memory. */
const MAX_BYTES = 32 * 1024 * 1024
/** Macros and base types are known without their files. */
const BUILT_IN = new Set(['SNMPv2-SMI', 'SNMPv2-TC', 'SNMPv2-CONF', 'RFC-1212', 'RFC-1215', 'RFC1155-SMI'])

/**
 * Reads the files.
 * @param files MIB files, or folders of such
 * @param folders where to look for imported modules, beside the folders of the files
 */
export function findModules(files: readonly string[], folders: readonly string[]): FoundModules {
  const faults: string[] = []
  const asked = files.flatMap(inFolder).flatMap((file) => modulesOf(file, faults))
  const places = [...new Set([...files.map((file) => (isFolder(file) ? file : dirname(file))), ...folders])]
  const byName = new Map(asked.map((module) => [module.name, module]))
  const missing = new Map<string, string[]>()
  const others: SmiModule[] = []
  const queue = [...asked]
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    for (const [name, from] of module.imports) {
      if (byName.has(from) || BUILT_IN.has(from)) continue
      const found = missing.has(from) ? undefined : lookFor(from, places)
      if (found === undefined) missing.set(from, [...(missing.get(from) ?? []), name])
      else {
        byName.set(from, found)
        others.push(found)
        queue.push(found)
      }
    }
  }
  return { asked, others, missing, faults }
}

function modulesOf(file: string, faults: string[]): readonly SmiModule[] {
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES / 1024 / 1024} MiB`)
    const modules = parseSmi(readFileSync(file, 'latin1'))
    if (modules.length === 0) faults.push(`${file}: no MIB module (NAME DEFINITIONS ::= BEGIN) is in it`)
    return modules
  } catch (error) {
    faults.push(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

/** A file is named as its module, or nearly so: `IF-MIB.txt`, `if-mib.my`. */
function lookFor(module: string, places: readonly string[]): SmiModule | undefined {
  for (const place of places) {
    if (!isFolder(place)) continue
    const wanted = new Set(ENDINGS.map((ending) => `${module}${ending}`.toLowerCase()))
    const file = readdirSync(place).find((name) => wanted.has(name.toLowerCase()))
    const found = file === undefined ? undefined : modulesOf(join(place, file), []).find(({ name }) => name === module)
    if (found !== undefined) return found
  }
  return undefined
}

function inFolder(path: string): readonly string[] {
  if (!isFolder(path)) return [path]
  return readdirSync(path)
    .filter((name) => ENDINGS.includes(extname(name).toLowerCase()) && !basename(name).startsWith('.'))
    .map((name) => join(path, name))
    .filter((file) => !isFolder(file))
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
