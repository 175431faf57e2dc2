// A build of the console whose Chinese is marked: each piece of text that a translator wrote stands between ⟦ and ⟧, each value that was
// filled in stands outside. What is left outside and is no data was never translated.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { Plugin } from 'vite'

const CONSOLE = resolve(import.meta.dirname, '..')
const MARKED_WORDS = join(import.meta.dirname, 'marked-words.ts')
/** Where Chinese comes from: the console's words, and the sentences of what the engine says. */
const TRANSLATIONS: Readonly<Record<string, string>> = {
  [join(CONSOLE, 'src/i18n/zh/zh.ts')]: 'zh',
  [resolve(CONSOLE, '../../correlate/contract/sentences/zh.ts')]: 'engineSentences',
}
const PREFIX = '\0marked:'

function markedTranslations(): Plugin {
  return {
    name: 'marked-translations',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer?.startsWith(PREFIX) === true) return source
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return found !== null && found.id in TRANSLATIONS ? PREFIX + found.id : null
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null
      const file = id.slice(PREFIX.length)
      const name = TRANSLATIONS[file] ?? ''
      return `import { ${name} as real } from ${JSON.stringify(file)}
import { marked } from ${JSON.stringify(MARKED_WORDS)}
export const ${name} = marked(real)`
    },
  }
}

/** @returns the folder of the built console; `remove` deletes it */
export async function buildPseudoConsole(): Promise<{ readonly dist: string; remove(): void }> {
  const dist = mkdtempSync(join(tmpdir(), 'nocturne-pseudo-'))
  await build({
    configFile: join(CONSOLE, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [markedTranslations()],
    build: { outDir: dist, minify: false, reportCompressedSize: false },
  })
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) }
}
