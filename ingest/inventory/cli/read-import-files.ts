// The files of the command line -> texts: folders are what is in them, .gz is unpacked, - is standard input.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { InventoryFault } from '../../contract/inventory.ts'
import { decodeText } from '../decode-text.ts'
import type { SourceFile } from '../formats/reading.ts'

const unzip = promisify(gunzip)
/** In folders other files are not meant: a README, a script that makes the export. */
const EXPORTS = /\.(json|ya?ml|csv|tsv|txt|prom)(\.gz)?$/i

export interface ImportFiles {
  readonly files: readonly SourceFile[]
  readonly faults: readonly InventoryFault[]
}

/** @param encoding null: by the byte order mark, else UTF-8 */
export async function readImportFiles(paths: readonly string[], encoding: string | null): Promise<ImportFiles> {
  const files: SourceFile[] = []
  const faults: InventoryFault[] = []
  for (const path of paths) {
    for (const one of await filesIn(path, faults)) {
      const name = one === '-' ? 'standard input' : basename(one).replace(/\.gz$/i, '')
      try {
        const decoded = decodeText(await bytesOf(one), encoding)
        if (decoded.ok) files.push({ name, text: decoded.text })
        else faults.push({ file: name, path: '', message: decoded.message })
      } catch (error) {
        faults.push({ file: one, path: '', message: `cannot be read: ${messageOf(error)}` })
      }
    }
  }
  return { files, faults }
}

async function filesIn(path: string, faults: InventoryFault[]): Promise<readonly string[]> {
  if (path === '-') return ['-']
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() !== true) return [path]
  const inside = (await readdir(path)).filter((name) => EXPORTS.test(name)).sort()
  if (inside.length === 0) faults.push({ file: path, path: '', message: 'has no file like .json, .yaml, .csv or .txt' })
  return inside.map((name) => join(path, name))
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path)
  // By its first two bytes (RFC 1952): the name may not say it.
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? unzip(bytes) : bytes
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
