// MIB text -> modules. Order does not matter and what is not needed here (groups, compliance, access) is passed over.
import type { OidParts, SmiConvention, SmiModule, SmiNotification, SmiObject, SmiSyntax } from './smi-module.ts'
import { smiTokens, type SmiToken } from './smi-tokens.ts'

const NODE_MACROS = new Set([
  'OBJECT-IDENTITY',
  'MODULE-IDENTITY',
  'OBJECT-GROUP',
  'NOTIFICATION-GROUP',
  'MODULE-COMPLIANCE',
  'AGENT-CAPABILITIES',
])
/** Words that begin a clause; a type ends before them. */
const CLAUSES = new Set(
  'SYNTAX UNITS MAX-ACCESS ACCESS MIN-ACCESS STATUS DESCRIPTION REFERENCE INDEX AUGMENTS DEFVAL OBJECTS VARIABLES ENTERPRISE DISPLAY-HINT ::='.split(
    ' ',
  ),
)
const NONE: SmiSyntax = { type: '', enums: {} }

/** @returns the modules of a file; none when it is no MIB */
export function parseSmi(text: string): readonly SmiModule[] {
  const { tokens, severityNotes } = smiTokens(text)
  const modules: SmiModule[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.text !== 'DEFINITIONS' || tokens[at]?.quoted === true) continue
    const name = tokens.slice(Math.max(0, at - 8), at).find(isModuleName)?.text
    let begin = at
    while (begin < tokens.length && tokens[begin]?.text !== 'BEGIN') begin++
    const { module, end } = new ModuleReader(tokens, begin + 1, severityNotes).read(name ?? 'UNNAMED')
    modules.push(module)
    at = end
  }
  return modules
}

/** In front of DEFINITIONS stands the name, maybe with an OID in braces behind it. */
function isModuleName({ text, quoted }: SmiToken, index: number, before: readonly SmiToken[]): boolean {
  if (quoted || !/^[A-Z][\w-]*$/.test(text)) return false
  const next = before[index + 1]?.text
  return next === undefined || next === '{'
}

class ModuleReader {
  readonly #tokens: readonly SmiToken[]
  readonly #notes: ReadonlyMap<number, string>
  #at: number
  readonly #imports = new Map<string, string>()
  readonly #nodes = new Map<string, OidParts>()
  readonly #objects: SmiObject[] = []
  readonly #notifications: SmiNotification[] = []
  readonly #conventions = new Map<string, SmiConvention>()

  constructor(tokens: readonly SmiToken[], at: number, notes: ReadonlyMap<number, string>) {
    this.#tokens = tokens
    this.#at = at
    this.#notes = notes
  }

  read(name: string): { module: SmiModule; end: number } {
    while (this.#at < this.#tokens.length && this.#word() !== 'END') this.#definition()
    const module: SmiModule = {
      name,
      imports: this.#imports,
      nodes: this.#nodes,
      objects: this.#objects,
      notifications: this.#notifications,
      conventions: this.#conventions,
    }
    return { module, end: this.#at }
  }

  /** The word here; a quoted text is none. */
  #word(ahead = 0): string {
    const token = this.#tokens[this.#at + ahead]
    return token === undefined || token.quoted ? '' : token.text
  }

  #definition(): void {
    const name = this.#word()
    const next = this.#word(1)
    const line = this.#tokens[this.#at]?.line ?? 1
    if (name === 'IMPORTS') this.#readImports()
    else if (name === 'EXPORTS') this.#skipTo(';')
    else if (next === 'MACRO') this.#skipTo('END')
    else if (next === 'OBJECT' && this.#word(2) === 'IDENTIFIER' && this.#word(3) === '::=') {
      this.#at += 4
      this.#nodes.set(name, this.#oidParts())
    } else if (next === 'OBJECT-TYPE') this.#objectType(name)
    else if (next === 'NOTIFICATION-TYPE' || next === 'TRAP-TYPE') this.#notification(name, line, next)
    else if (NODE_MACROS.has(next)) {
      this.#skipTo('::=')
      this.#nodes.set(name, this.#oidParts())
    } else if (next === '::=' && /^[A-Z]/.test(name)) this.#type(name)
    else this.#at++
  }

  #skipTo(word: string): void {
    while (this.#at < this.#tokens.length && this.#word() !== word) this.#at++
    this.#at++
  }

  #readImports(): void {
    this.#at++
    let names: string[] = []
    for (; this.#at < this.#tokens.length && this.#word() !== ';'; this.#at++) {
      const word = this.#word()
      if (word === 'FROM') {
        this.#at++
        for (const one of names) this.#imports.set(one, this.#word())
        names = []
      } else if (/^[A-Za-z]/.test(word)) names.push(word)
    }
    this.#at++
  }

  #objectType(name: string): void {
    this.#at += 2
    let syntax = NONE
    let isRow = false
    while (this.#at < this.#tokens.length && this.#word() !== '::=') {
      const word = this.#word()
      if (word === 'INDEX' || word === 'AUGMENTS') isRow = true
      if (word === 'SYNTAX') syntax = this.#syntax()
      else this.#at++
    }
    this.#at++
    this.#objects.push({ name, oid: this.#oidParts(), syntax, isRow })
  }

  #notification(name: string, line: number, macro: 'NOTIFICATION-TYPE' | 'TRAP-TYPE'): void {
    this.#at += 2
    let objects: readonly string[] = []
    let description = ''
    let enterprise: OidParts = []
    while (this.#at < this.#tokens.length && this.#word() !== '::=') {
      const word = this.#word()
      this.#at++
      if (word === 'OBJECTS' || word === 'VARIABLES') objects = this.#nameList()
      else if (word === 'DESCRIPTION') description = this.#tokens[this.#at]?.text ?? ''
      else if (word === 'ENTERPRISE') enterprise = this.#word() === '{' ? this.#oidParts() : [this.#word()]
    }
    this.#at++
    const oid = macro === 'TRAP-TYPE' ? trapOid(enterprise, Number(this.#word())) : this.#oidParts()
    this.#notifications.push({ name, oid, objects, description, severityNote: this.#noteBetween(line), line })
  }

  /** The note stands between the name and the next definition. */
  #noteBetween(from: number): string | undefined {
    const to = this.#tokens[this.#at + 1]?.line ?? Infinity
    for (const [line, note] of this.#notes) if (line >= from && line <= to) return note
    return undefined
  }

  #type(name: string): void {
    this.#at += 2
    let displayHint = ''
    if (this.#word() !== 'TEXTUAL-CONVENTION') {
      this.#conventions.set(name, { syntax: this.#syntaxHere(), displayHint })
      return
    }
    this.#at++
    while (this.#at < this.#tokens.length && this.#word() !== 'SYNTAX') {
      if (this.#word() === 'DISPLAY-HINT') displayHint = this.#tokens[this.#at + 1]?.text ?? ''
      this.#at++
    }
    this.#conventions.set(name, { syntax: this.#syntax(), displayHint })
  }

  /** Behind SYNTAX. */
  #syntax(): SmiSyntax {
    this.#at++
    return this.#syntaxHere()
  }

  #syntaxHere(): SmiSyntax {
    const words: string[] = []
    while (/^[A-Z]/.test(this.#word()) && !CLAUSES.has(this.#word()) && words.length < 3) {
      // A definition that follows a type begins with a name and ::=.
      if (words.length > 0 && this.#word(1) === '::=') break
      words.push(this.#word())
      this.#at++
    }
    const type = words.join(' ')
    const enums = this.#word() === '{' && !type.startsWith('SEQUENCE') ? this.#enums() : {}
    return { type, enums }
  }

  /** `{ up(1), down(2) }`. */
  #enums(): Record<number, string> {
    const enums: Record<number, string> = {}
    for (this.#at++; this.#at < this.#tokens.length && this.#word() !== '}'; this.#at++)
      if (this.#word(1) === '(' && /^-?\d+$/.test(this.#word(2))) enums[Number(this.#word(2))] = this.#word()
    this.#at++
    return enums
  }

  #nameList(): readonly string[] {
    const names: string[] = []
    if (this.#word() !== '{') return names
    for (this.#at++; this.#at < this.#tokens.length && this.#word() !== '}'; this.#at++)
      if (/^[A-Za-z]/.test(this.#word())) names.push(this.#word())
    return names
  }

  /** `{ iso org(3) dod(6) internet 4 }`: a name with its number is the number. */
  #oidParts(): OidParts {
    const parts: (string | number)[] = []
    if (this.#word() !== '{') return parts
    for (this.#at++; this.#at < this.#tokens.length && this.#word() !== '}'; this.#at++) {
      const word = this.#word()
      if (this.#word(1) === '(') {
        parts.push(Number(this.#word(2)))
        this.#at += 3
      } else if (/^\d+$/.test(word)) parts.push(Number(word))
      else if (/^[A-Za-z]/.test(word)) parts.push(word)
    }
    this.#at++
    return parts
  }
}

/** RFC 2576 section 3.1: the generic traps of RFC 1215 have OIDs of their own, the others `enterprise.0.number`. */
function trapOid(enterprise: OidParts, number: number): OidParts {
  return enterprise.length === 1 && enterprise[0] === 'snmp' ? ['snmpTraps', number + 1] : [...enterprise, 0, number]
}
