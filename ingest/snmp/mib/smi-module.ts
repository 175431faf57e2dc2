// A MIB module, read but not resolved: what it imports and what it defines.

/** `{ enterprises 9 }`, `{ iso org(3) dod(6) 1 }`. */
export type OidParts = readonly (string | number)[]

export interface SmiSyntax {
  /** `INTEGER`, `DisplayString` ... */
  readonly type: string
  readonly enums: Readonly<Record<number, string>>
}

export interface SmiObject {
  readonly name: string
  readonly oid: OidParts
  readonly syntax: SmiSyntax
  /** A row has one: what hangs below it are columns. */
  readonly isRow: boolean
}

export interface SmiNotification {
  readonly name: string
  readonly oid: OidParts
  readonly objects: readonly string[]
  readonly description: string
  /** `--#SEVERITY` behind it, in lower case. */
  readonly severityNote: string | undefined
  readonly line: number
}

export interface SmiConvention {
  readonly syntax: SmiSyntax
  readonly displayHint: string
}

export interface SmiModule {
  readonly name: string
  /** Name -> the module that it is imported from. */
  readonly imports: ReadonlyMap<string, string>
  /** Names that are places in the tree and nothing else. */
  readonly nodes: ReadonlyMap<string, OidParts>
  readonly objects: readonly SmiObject[]
  readonly notifications: readonly SmiNotification[]
  readonly conventions: ReadonlyMap<string, SmiConvention>
}
