// The text of a /metrics page (Prometheus text format 0.0.4, OpenMetrics) -> series, without their values' meaning. One pass, no regular
// expression over a whole line: label values may hold anything.
import type { InventoryFault } from '../../../contract/inventory.ts'

export interface Series {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const NAME = /[a-zA-Z_:][\w:]*/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', '\\': '\\', '"': '"' }

/** @param wanted only series with these names are read: a page has many others */
export function readExposition(
  text: string,
  file: string,
  wanted: ReadonlySet<string>,
): { series: Series[]; faults: InventoryFault[] } {
  const series: Series[] = []
  const faults: InventoryFault[] = []
  let line = 0
  for (let start = 0; start < text.length;) {
    line++
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const at = start
    start = end + 1
    NAME.lastIndex = at
    const name = NAME.exec(text)?.[0]
    if (name === undefined) {
      const rest = text.slice(at, end).trim()
      if (rest !== '' && !rest.startsWith('#'))
        faults.push({
          path: '',
          file,
          line,
          message: `is no line of a metrics page: ${JSON.stringify(rest.slice(0, 60))}`,
        })
      continue
    }
    if (!wanted.has(name)) continue
    const read = readLabels(text.slice(at + name.length, end))
    if (typeof read === 'string') faults.push({ path: name, file, line, message: read })
    else series.push({ name, labels: read.labels, value: Number(read.rest.trim().split(/\s/, 1)[0]) })
  }
  return { series, faults }
}

/** `{a="b",c="d"} 1` -> the labels and what is behind them, or what is wrong. */
function readLabels(text: string): { labels: Record<string, string>; rest: string } | string {
  const labels: Record<string, string> = {}
  let at = text.search(/\S/)
  if (text[at] !== '{') return { labels, rest: text }
  at++
  for (;;) {
    while (text[at] === ',' || text[at] === ' ') at++
    if (text[at] === '}') return { labels, rest: text.slice(at + 1) }
    NAME.lastIndex = at
    const name = NAME.exec(text)?.[0]
    if (name === undefined) return 'the labels are never closed'
    at += name.length
    if (text[at] !== '=' || text[at + 1] !== '"') return `the label ${name} has no quoted value`
    let value = ''
    for (at += 2; text[at] !== '"'; at++) {
      if (at >= text.length) return `the value of the label ${name} is never closed`
      if (text[at] === '\\') {
        at++
        value += ESCAPES[text[at] ?? ''] ?? `\\${text[at] ?? ''}`
      } else value += text.charAt(at)
    }
    labels[name] = value
    at++
  }
}
