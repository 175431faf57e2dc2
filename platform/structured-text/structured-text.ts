// JSON or YAML text -> its value, with the lines that the parts of the value stand in, so that a fault in a file can be told with its line.
import { isNode, LineCounter, parseDocument } from 'yaml'
import { lineAt, linesInJson, whereJsonBreaks, type ValuePath } from './json-lines.ts'

export type StructuredText =
  | {
      readonly ok: true
      readonly value: unknown
      /** The line of each path's value, or of the nearest thing around it that is there; from 1. */
      readonly lines: (paths: readonly ValuePath[]) => readonly number[]
    }
  | { readonly ok: false; readonly faults: readonly { readonly line: number; readonly message: string }[] }

/** Reads a text. Never throws for what it says, however deep or malformed. */
export function readStructuredText(text: string, syntax: 'json' | 'yaml'): StructuredText {
  // Editors of one kind begin a file with a byte order mark.
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (plain.trim() === '') return { ok: false, faults: [{ line: 1, message: 'is empty' }] }
  return syntax === 'json' ? readJson(plain) : readYaml(plain)
}

function readJson(text: string): StructuredText {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value, lines: (paths) => linesInJson(text, paths) }
  } catch (error) {
    const message = `is not JSON: ${messageOf(error).replace(/,? ?(?:in JSON )?at position \d+.*$/s, '')}`
    return { ok: false, faults: [{ line: lineAt(text, whereJsonBreaks(text)), message }] }
  }
}

function readYaml(text: string): StructuredText {
  const counter = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
    if (document.errors.length > 0) {
      // One slip can be a fault for every level of nesting that it leaves open: one a line says it.
      const byLine = new Map(
        document.errors.map(({ message, pos }) => [counter.linePos(pos[0]).line, message] as const).reverse(),
      )
      const faults = [...byLine].map(([line, message]) => ({ line, message: `is not YAML: ${message}` }))
      return { ok: false, faults: faults.sort((a, b) => a.line - b.line) }
    }
    const value: unknown = document.toJS()
    const lineOf = (path: ValuePath): number => {
      for (let end = path.length; end > 0; end--) {
        const node = document.getIn(path.slice(0, end), true)
        if (isNode(node) && node.range != null) return counter.linePos(node.range[0]).line
      }
      return 1
    }
    return { ok: true, value, lines: (paths) => paths.map(lineOf) }
  } catch (error) {
    // A text nested deeper than the parser's stack, or aliases that would unfold without end.
    return { ok: false, faults: [{ line: 1, message: `is not YAML that can be used: ${messageOf(error)}` }] }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
