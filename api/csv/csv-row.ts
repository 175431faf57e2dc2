// Lines of CSV (RFC 4180) for people who open them in a spreadsheet: a cell that a device filled must never become a formula there.

/** What a spreadsheet takes as the beginning of a formula, also behind white space (OWASP, "CSV injection"). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u
const NEEDS_QUOTES = /[",\r\n]/u

/** Excel takes a file without it for its local encoding. */
export const CSV_START = '\ufeff'

/** @returns the line with its end */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
