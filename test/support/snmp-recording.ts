// A recorded walk of a device (.snmprec, as snmpsim has them): its rows in the order an agent gives them.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { findTool } from './tool.ts'

export interface RecordedRow {
  readonly oid: string
  /** BER tag: 2 INTEGER, 4 OCTET STRING, 6 OID, 64 IpAddress, 65 Counter32, 66 Gauge32, 67 TimeTicks, 70 Counter64. */
  readonly tag: number
  readonly octets: Buffer | null
  /** What is not octets, as written. */
  readonly text: string
}

/** Reads a file, packed or not. */
export function readRecording(file: string): RecordedRow[] {
  return parseRecording(recordingText(file).toString('latin1'))
}

/** A file's octets, unpacked. */
export function recordingText(file: string): Buffer {
  if (file.endsWith('.bz2')) return execFileSync(findTool('bzip2') ?? '', ['-dc', file], { maxBuffer: 1 << 28 })
  return file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)
}

/** Parses `OID|TAG|VALUE` lines; `x` behind the tag means hex. Latin-1, so that each octet is one character. */
export function parseRecording(text: string): RecordedRow[] {
  const rows = new Map<string, RecordedRow>()
  for (const line of text.split('\n')) {
    const [, oid = '', tagText = '', hex = '', value = ''] = /^\.?([\d.]+)\|(\d+)(x?)\|(.*?)\r?$/s.exec(line) ?? []
    // A device that changed while it was walked gave a row twice: an agent has one.
    if (oid === '' || rows.has(oid)) continue
    const tag = Number(tagText)
    const octets = hex === 'x' ? Buffer.from(value, 'hex') : tag === 4 ? Buffer.from(value, 'latin1') : null
    rows.set(oid, { oid, tag, octets, text: value })
  }
  return [...rows.values()]
    .map((row) => ({ row, arcs: row.oid.split('.').map(Number) }))
    .sort((a, b) => compareArcs(a.arcs, b.arcs))
    .map(({ row }) => row)
}

/** Lexicographic order of OIDs (RFC 3416). */
export function compareArcs(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
