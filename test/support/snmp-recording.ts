// A recorded walk of a device (.snmprec, as snmpsim has them): its rows in the order an agent gives them.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { findTool } from './tool.ts'

export interface RecordedRow {
  readonly oid: string
  readonly arcs: readonly number[]
  /** BER tag: 2 INTEGER, 4 OCTET STRING, 6 OID, 64 IpAddress, 65 Counter32, 66 Gauge32, 67 TimeTicks, 70 Counter64. */
  readonly tag: number
  /** As written; each character of an octet string is an octet. */
  readonly text: string
  /** The text is hex. */
  readonly isHex: boolean
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

/** Parses `OID|TAG|VALUE` lines; `x` behind the tag means hex. Millions of rows: no regular expression, and no sorting of what is sorted. */
export function parseRecording(text: string): RecordedRow[] {
  const rows: RecordedRow[] = []
  let inOrder = true
  for (const line of text.split('\n')) {
    const tagAt = line.indexOf('|') + 1
    const valueAt = line.indexOf('|', tagAt) + 1
    if (tagAt < 2 || valueAt === 0) continue
    const oid = line.slice(line.startsWith('.') ? 1 : 0, tagAt - 1)
    const isHex = line[valueAt - 2] === 'x'
    const tag = Number(line.slice(tagAt, isHex ? valueAt - 2 : valueAt - 1))
    const arcs = arcsOf(oid)
    const last = rows.at(-1)
    if (Number.isNaN(tag)) continue
    inOrder &&= last === undefined || compareArcs(last.arcs, arcs) < 0
    rows.push({ oid, arcs, tag, isHex, text: line.slice(valueAt, line.endsWith('\r') ? -1 : undefined) })
  }
  if (inOrder) return rows
  rows.sort((a, b) => compareArcs(a.arcs, b.arcs))
  // A device that changed while it was walked gave a row twice: an agent has one.
  return rows.filter((row, index) => row.oid !== rows[index - 1]?.oid)
}

/** Octets of a value that is octets; null for what is written as a number, an OID or an address. */
export function octetsOf(row: RecordedRow): Buffer | null {
  if (row.isHex) return Buffer.from(row.text, 'hex')
  return row.tag === 4 ? Buffer.from(row.text, 'latin1') : null
}

export function arcsOf(oid: string): number[] {
  const arcs: number[] = []
  let arc = 0
  for (let i = 0; i < oid.length; i++) {
    const digit = oid.charCodeAt(i) - 48
    if (digit >= 0) arc = arc * 10 + digit
    else {
      arcs.push(arc)
      arc = 0
    }
  }
  arcs.push(arc)
  return arcs
}

/** Lexicographic order of OIDs (RFC 3416). */
export function compareArcs(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
