// Epoch milliseconds as ClickHouse reads them without doubt: ten digits of seconds, a point, three of milliseconds.
// A bare integer is taken as seconds below 9908870400, so a device clock near 1970 would land in another century.

const LATEST_MS = 9_999_999_999_999

/** Text of a DateTime64(3) value. Times before 1970 or after 2286 are clamped: the full record keeps what was said. */
export function clickhouseTime(ms: number): string {
  const clamped = Number.isFinite(ms) ? Math.min(Math.max(Math.trunc(ms), 0), LATEST_MS) : 0
  const digits = clamped.toString().padStart(13, '0')
  return `${digits.slice(0, 10)}.${digits.slice(10)}`
}

/** The same for a column that may be NULL. */
export function clickhouseTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : clickhouseTime(ms)
}
