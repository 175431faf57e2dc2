// No text of the console is written into its source, and no sentence is joined from pieces.
import { describe, expect, it } from 'vitest'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writtenWords } from './written-words.ts'

const SOURCE = join(import.meta.dirname, '../src')
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file) && !file.startsWith('i18n/'),
)

describe('words of the screen', () => {
  it('all come from the translation, each sentence whole', () => {
    expect(files.length, 'files looked at').toBeGreaterThan(50)
    expect(files.flatMap((file) => writtenWords(file, readFileSync(join(SOURCE, file), 'utf8')))).toEqual([])
  })

  it.each([
    ['text in an element', '<p>Nothing here</p>', 1],
    ['text in an attribute', '<input aria-label="Search" />', 1],
    ['a sentence with +', 'const s = t("a") + name', 1],
    ['a sentence in a template', 'const s = `${t("a")} alerts on ${name}`', 1],
    ['two translations in a template', 'const s = `${t("a")}${t("b")}`', 1],
    ['two translations side by side', '<p>{t("a")} {t("b")}</p>', 1],
    ['a list of two', '<p>{t("a")} · {t("b")}</p>', 0],
    ['a key of the keyboard', '<kbd>Ctrl</kbd>', 0],
    ['whole sentences', '<p title={t("a")}>{t("b", { name })}</p>', 0],
    ['the name of the product', 'const s = `${t("a")} · Nocturne`', 0],
  ])('%s', (_name, source, faults) => {
    expect(writtenWords('a.tsx', source)).toHaveLength(faults)
  })
})
