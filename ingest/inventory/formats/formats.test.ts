// Every folder of fixtures/good is one import, whose facts are a golden file; every one of fixtures/wrong is refused, with all that is wrong.
import fc from 'fast-check'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RELATIONSHIP_TYPES } from '../../contract/inventory.ts'
import { FORMATS, formatNamed, guessFormat } from './formats.ts'
import type { InventoryFormat, Reading, SourceFile } from './reading.ts'

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url))

function filesOf(path: string): SourceFile[] {
  const names = statSync(path).isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path] // prettier-ignore
  return names.map((name) => ({ name: relative(join(path, '..'), name), text: readFileSync(name, 'utf8') }))
}

function formatOf(folder: string): InventoryFormat {
  const format = formatNamed(folder.replace(/-.*/, ''))
  if (format === null) throw new Error(`fixtures/${folder} is named after no format`)
  return format
}

/** One CI or relationship a line: a diff shows what changed. */
function golden(reading: Reading): string {
  if (!reading.ok) return `refused: ${JSON.stringify(reading.faults, null, 2)}`
  const { facts, notes } = reading
  const lines = [...facts.cis, ...facts.relationships].map((fact) => JSON.stringify(fact))
  return `${[...lines, ...notes.map(({ message }) => `note: ${message}`)].join('\n')}\n`
}

describe('good files', () => {
  it.each(readdirSync(join(FIXTURES, 'good')))('%s', async (folder) => {
    const files = filesOf(join(FIXTURES, 'good', folder))
    const format = formatOf(folder)
    const reading = format.read(files)
    await expect(golden(reading)).toMatchFileSnapshot(join(FIXTURES, 'facts', `${folder}.ndjson`))
    expect(guessFormat(files)?.name, 'guessed').toBe(format.name)
    expect(format.read([...files].reverse()).ok, 'the order of files does not matter').toBe(true)
  })

  it('make facts that hang together', () => {
    for (const folder of readdirSync(join(FIXTURES, 'good'))) {
      const reading = formatOf(folder).read(filesOf(join(FIXTURES, 'good', folder)))
      if (!reading.ok) throw new Error(folder)
      const keys = reading.facts.cis.map(({ key }) => key)
      expect(new Set(keys).size, `${folder}: a key twice`).toBe(keys.length)
      for (const { from, to, type } of reading.facts.relationships) {
        // Pairs of our own CSV may name CIs of other sources.
        expect([folder, keys.includes(from), keys.includes(to)]).toEqual([folder, true, true])
        expect(RELATIONSHIP_TYPES).toContain(type)
      }
    }
  })
})

describe('wrong files', () => {
  const wrong = readdirSync(join(FIXTURES, 'wrong')).flatMap((folder) =>
    readdirSync(join(FIXTURES, 'wrong', folder)).map((name) => [folder, name] as const),
  )

  it('are refused with all that is wrong', async () => {
    const told = wrong.flatMap(([folder, name]) => {
      const reading = formatOf(folder).read(filesOf(join(FIXTURES, 'wrong', folder, name)))
      const faults = reading.ok
        ? ['ACCEPTED']
        : reading.faults.map(({ file = '', line, path, message }) => `  ${file}:${line ?? ''} ${path}: ${message}`)
      return [`${folder}/${name}`, ...faults]
    })
    expect(told).not.toContain('ACCEPTED')
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(join(FIXTURES, 'faults.txt'))
  })

  it('of another format are refused as well', () => {
    for (const folder of readdirSync(join(FIXTURES, 'good'))) {
      for (const format of FORMATS) {
        if (format === formatOf(folder)) continue
        const reading = format.read(filesOf(join(FIXTURES, 'good', folder)))
        expect([folder, format.name, reading.ok]).toEqual([folder, format.name, false])
      }
    }
  })
})

describe.each(FORMATS)('$name', (format) => {
  const good = readdirSync(join(FIXTURES, 'good'))
    .filter((folder) => formatOf(folder) === format)
    .flatMap((folder) => filesOf(join(FIXTURES, 'good', folder)))

  it('never throws for a text', () => {
    const noise = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json())
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 3 }), (texts) => {
        const reading = format.read(texts.map((text, index) => ({ name: `f${index}`, text })))
        expect(reading.ok ? reading.facts : reading.total).toBeTruthy()
      }),
    )
  })

  it('never throws for a good text that is cut, doubled or changed somewhere', () => {
    const place = fc.record({ file: fc.nat(), from: fc.nat(), length: fc.nat(40), put: fc.string({ maxLength: 8 }) })
    fc.assert(
      fc.property(place, ({ file, from, length, put }) => {
        const chosen = good[file % good.length] ?? { name: '', text: '' }
        const at = from % (chosen.text.length + 1)
        const text = chosen.text.slice(0, at) + put + chosen.text.slice(at + length)
        const reading = format.read([{ ...chosen, text }])
        expect(reading.ok || reading.total > 0).toBe(true)
      }),
    )
  })

  it('never throws for JSON of the right shape with wrong values in it', () => {
    const values = JSON.parse(good[0]?.text.startsWith('{') === true ? good[0].text : '{}') as unknown
    fc.assert(
      fc.property(fc.nat(), fc.anything({ maxDepth: 2 }), (place, wrong) => {
        const spots = spotsIn(values)
        const spot = spots[place % spots.length] ?? []
        const text = JSON.stringify(replaced(values, spot, wrong)) ?? 'null'
        expect(format.read([{ name: good[0]?.name ?? 'f', text }]).ok).toBeTypeOf('boolean')
      }),
    )
  })
})

function spotsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => spotsIn(inner, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (String(index) === key ? replaced(inner, rest, wrong) : inner))
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, wrong) } // spotsIn went through it
}
