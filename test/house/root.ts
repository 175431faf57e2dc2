// Where the checkout is, for tests that read the files of the house.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

/** @param path relative to the checkout */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
