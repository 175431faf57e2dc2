// The text that snmptrapd gives to a traphandle program (snmptrapd.conf(5)): host name, transport address, then one varbind a line, with
// names or numbers, with or without types, whatever its output options are. Taken apart, not yet understood.
import { isIP } from 'node:net'

export interface TextVarbind {
  /** MIB module, when it was written. */
  readonly module: string | undefined
  /** Object name; the dotted OID when it was written in numbers. */
  readonly name: string
  /** Behind the name, without leading dot: `7`, `0.2.32`, `l2Circuit."ge-0/0/2.0".7`. Empty for numbers: the catalogue finds it. */
  readonly instance: string
  /** Without type and quotes. */
  readonly value: string
}

export interface TrapText {
  /** As snmptrapd resolved it; empty when it did not. */
  readonly host: string
  /** Of the transport address; empty when none is there. */
  readonly address: string
  readonly varbinds: readonly TextVarbind[]
}

const MAX_LINES = 600
const MAX_VALUE = 4_096

/** Reads a notification. Lines that are neither a varbind nor the continuation of one are skipped. */
export function parseTrapText(text: string): TrapText {
  const lines = text.replaceAll('\r', '').split('\n', MAX_LINES)
  const varbinds: TextVarbind[] = []
  let host = ''
  let address = ''
  let open: { name: string; value: string } | undefined
  const settle = () => {
    const varbind = open === undefined ? undefined : varbindOf(open.name, open.value)
    if (varbind !== undefined) varbinds.push(varbind)
    open = undefined
  }
  for (const [index, line] of lines.entries()) {
    // A string of several lines ends with the line that closes its quotes.
    if (open !== undefined && isUnclosed(open.value)) {
      if (open.value.length < MAX_VALUE) open.value += `\n${line}`
      continue
    }
    settle()
    const trimmed = line.trim()
    const found = VARBIND.exec(trimmed)
    if (found !== null) open = { name: found[1] ?? '', value: (found[2] ?? '').trim() }
    else if (index === 0) host = trimmed === UNKNOWN_HOST ? '' : trimmed
    else if (address === '') address = addressIn(trimmed)
  }
  settle()
  return { host, address: address === '' && isIP(host) !== 0 ? host : address, varbinds }
}

/** A name with a module, or an OID in numbers or words; blanks in quoted indexes belong to it. */
const VARBIND =
  /^((?:[A-Za-z][\w-]*::[A-Za-z][\w-]*|\.?\d+(?:\.\d+){2,}|\.iso\.[\w.-]+|[A-Za-z][\w-]*\.\d+)(?:\.(?:"[^"]*"|[^\s"])+)?)(?:\s+(.*))?$/
const UNKNOWN_HOST = '<UNKNOWN>'

/** `UDP: [192.0.2.10]:57602->[10.0.0.1]:162`, `UDP/IPv6: [2001:db8::1]:161`, or an address alone. */
function addressIn(line: string): string {
  if (isIP(line) !== 0) return line
  const inside = /\[([0-9a-fA-F.:]+)\]/.exec(line)?.[1] ?? ''
  return isIP(inside) === 0 ? '' : inside
}

function isUnclosed(value: string): boolean {
  const text = value.replace(TYPE, '')
  return text.startsWith('"') && (text.length === 1 || !text.endsWith('"') || text.endsWith('\\"'))
}

const TYPE =
  /^(?:=\s*)?(?:Wrong Type \([^)]*\): )?(?:(?:STRING|Hex-STRING|INTEGER|UInteger32|Unsigned32|Timeticks|OID|IpAddress|Network Address|Gauge32|Counter32|Counter64|Opaque|BITS|NULL): ?)?/

function varbindOf(full: string, given: string): TextVarbind | undefined {
  const value = unquoted(given.replace(TYPE, '')).slice(0, MAX_VALUE)
  if (/^\.?\d/.test(full)) return { module: undefined, name: full.replace(/^\./, ''), instance: '', value }
  const found = /^(?:([A-Za-z][\w-]*)::)?([A-Za-z][\w-]*)(?:\.(.*))?$/s.exec(lastName(full))
  if (found === null) return undefined
  return { module: found[1], name: found[2] ?? '', instance: found[3] ?? '', value }
}

/** `.iso.org.dod.internet.mgmt.mib-2.interfaces.ifTable.ifEntry.ifIndex.7` -> `ifIndex.7`. */
function lastName(full: string): string {
  if (!full.startsWith('.')) return full
  return /([A-Za-z][\w-]*(?:\.\d+)*)$/.exec(full)?.[1] ?? full
}

function unquoted(value: string): string {
  const trimmed = value.trim()
  const inside =
    trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : trimmed
  return inside.replaceAll('\\"', '"').trim()
}
