// The directory of package.json: the same from the sources and from dist/, so that files beside the code are found from both.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @throws Error when no directory above this file has a package.json */
export function packageRoot(): string {
  for (let directory = dirname(fileURLToPath(import.meta.url)); ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json'))) return directory
    if (directory === dirname(directory)) throw new Error('no package.json above the program: it was installed in part')
  }
}
