// Writes each text file of the built console gzipped beside itself, so that the server need not do it again for every browser.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** As for answers of the API: below this the headers weigh more than what is saved. */
const MIN_BYTES = 1_400
const TEXT = /\.(?:js|css|html|svg)$/u

export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('the console is built into a folder')
      for (const name of Object.keys(bundle).filter((file) => TEXT.test(file))) {
        const text = await readFile(join(dir, name))
        if (text.length >= MIN_BYTES) await writeFile(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }))
      }
    },
  }
}
