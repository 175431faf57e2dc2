// The text of a MIB module as tokens (ASN.1 as far as SMIv1 and SMIv2 use it, RFC 1155, 1212, 1215, 2578). A comment goes to the end of its line:
// many vendors draw lines of hyphens, which strict ASN.1 would read as the end of the comment.

export interface SmiToken {
  readonly text: string
  /** A quoted text, without its quotes. */
  readonly quoted: boolean
  /** From 1. */
  readonly line: number
}

const TOKEN = /[ \t\r\f\v]+|(\n)|--([^\n]*)|"([^"]*)"|'[0-9A-Fa-f]*'[HhBb]|::=|\.\.|[A-Za-z0-9_][\w.-]*|[^\s]/gy
/** What net-management consoles read out of comments behind a TRAP-TYPE: `--#SEVERITY MAJOR`. */
const SEVERITY_NOTE = /^#SEVERITY\s+"?([A-Za-z]+)/

export interface SmiText {
  readonly tokens: readonly SmiToken[]
  /** Line -> word of a severity note. */
  readonly severityNotes: ReadonlyMap<number, string>
}

/** Takes a text apart. Never fails: what is no token is left out. */
export function smiTokens(text: string): SmiText {
  const tokens: SmiToken[] = []
  const severityNotes = new Map<number, string>()
  let line = 1
  for (const found of text.matchAll(TOKEN)) {
    const [whole, newline, comment, quoted] = found
    if (newline !== undefined) line++
    else if (comment !== undefined) {
      const note = SEVERITY_NOTE.exec(comment)?.[1]
      if (note !== undefined) severityNotes.set(line, note.toLowerCase())
    } else if (quoted !== undefined) {
      tokens.push({ text: quoted, quoted: true, line })
      for (const letter of quoted) if (letter === '\n') line++
    } else if (whole.trim() !== '') tokens.push({ text: whole, quoted: false, line })
  }
  return { tokens, severityNotes }
}
