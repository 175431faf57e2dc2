// Rows as a CSV file (RFC 4180) that a spreadsheet opens without running anything.

/** A cell that begins like this is a formula to spreadsheets (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u

/** @param rows texts; the first row is the head */
export function csvText(rows: readonly (readonly string[])[]): string {
  // With a byte order mark, or Excel reads UTF-8 as the code page of its country.
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
}

function cellText(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
