// CSV text (RFC 4180) as spreadsheets really write it -> records with the line that each begins in: byte order mark, `sep=;`, delimiters
// ; tab | beside the comma, quoted line breaks, CR LF or CR, blank lines at the end.
import type { InventoryFault } from '../../../contract/inventory.ts'

export interface CsvRecord {
  readonly cells: readonly string[]
  /** From 1. */
  readonly line: number
}

export interface ParsedCsv {
  readonly records: readonly CsvRecord[]
  readonly faults: readonly InventoryFault[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** Splits a text into records; records of blanks alone are dropped. Linear in the text, whatever is in it. */
export function parseCsv(text: string): ParsedCsv {
  const bom = text.startsWith('\uFEFF') ? 1 : 0
  const told = /^sep=([,;\t|])\r?\n/i.exec(text.slice(bom, bom + 10))
  const start = bom + (told?.[0].length ?? 0)
  const delimiter = told?.[1] ?? delimiterOf(text, start)
  const records: CsvRecord[] = []
  const faults: InventoryFault[] = []
  const plainEnd = new RegExp(`[\\r\\n${delimiter}]`, 'g')
  let at = start
  let line = told === null ? 1 : 2
  let recordLine = line
  let cells: string[] = []

  const endRecord = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) records.push({ cells, line: recordLine })
    cells = []
  }
  for (;;) {
    if (text[at] === '"') {
      const end = closingQuote(text, at)
      if (end === null) {
        faults.push({ path: '', line, message: 'a quote is opened here and never closed' })
        return { records, faults }
      }
      const inside = text.slice(at + 1, end)
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside)
      at = end + 1
      const behind = text[at]
      if (behind !== undefined && behind !== delimiter && behind !== '\r' && behind !== '\n') {
        faults.push({
          path: '',
          line: line + breaksIn(inside),
          message: `text behind a closing quote: double the quotes inside a cell`,
        })
        plainEnd.lastIndex = at
        at = plainEnd.exec(text)?.index ?? text.length
      }
      line += breaksIn(inside)
    } else {
      plainEnd.lastIndex = at
      const end = plainEnd.exec(text)?.index ?? text.length
      cells.push(text.slice(at, end).trim())
      at = end
    }
    const stop = text[at]
    if (stop === undefined) {
      endRecord()
      return { records, faults }
    }
    at++
    if (stop === delimiter) continue
    if (stop === '\r' && text[at] === '\n') at++
    endRecord()
    line++
    recordLine = line
  }
}

/** The delimiter that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string, start: number): string {
  const end = text.slice(start).search(/[\r\n]/)
  const header = (end === -1 ? text.slice(start) : text.slice(start, start + end)).replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length - 1)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function closingQuote(text: string, open: number): number | null {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return null
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
