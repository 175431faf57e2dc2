// Finds source files and hashes their contents: the stamp that says whether a build is still good. Contents, not times:
// a fresh clone, a switched branch and a restored file all get the right answer.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NEVER = new Set(['node_modules', 'dist', 'data', '.cache'])

/**
 * Paths relative to the root, with `/`, sorted.
 * @param {string} root
 * @param {readonly string[]} folders folders below the root; `.` is the root itself
 * @param {(file: string) => boolean} accept
 * @param {{ deep?: boolean }} [options]
 */
export function listFiles(root, folders, accept, options = {}) {
  const found = []
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (options.deep !== false && !NEVER.has(entry.name)) visit(path)
      } else if (accept(path)) found.push(path)
    }
  }
  for (const folder of folders) if (existsSync(join(root, folder))) visit(folder)
  return found.sort()
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 */
export function hashSources(root, files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}
