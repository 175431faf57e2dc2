// The form of the trap catalogue: plain data, one file a MIB. A notification that begins or ends a condition names the condition
// (eventClass) and the part of the device it is about (component); raise and clear must agree on both.
import type { PerceivedSeverity } from '../../contract/severity.ts'

/** A column or scalar that may be among the varbinds of a notification. */
export interface CatalogObject {
  /** Without instance; null = known by its name alone, in the text that snmptrapd writes. */
  readonly oid: string | null
  /** Words of an enumerated INTEGER. */
  readonly values?: Readonly<Record<number, string>>
  /** Words of an OBJECT IDENTIFIER. */
  readonly words?: Readonly<Record<string, string>>
  /** How an OCTET STRING reads; text or hex unless told. */
  readonly format?: 'mac' | 'inetAddress' | 'hex' | 'bits' | 'dateAndTime'
}

/** What a notification means when a varbind's value decides it; without that varbind it is a notice. */
export interface DecidedBy {
  readonly object: string
  readonly clear: readonly (number | string)[]
  /** Values that begin the condition; `others` = all that are not in `clear`. A value in neither list is a notice. */
  readonly raise: readonly (number | string)[] | 'others'
}

/** A severity that a varbind's value changes. */
export interface SeverityBy {
  readonly object: string
  readonly when: Readonly<Record<number | string, PerceivedSeverity>>
  readonly otherwise: PerceivedSeverity
}

/** One way to find the component: `name=<value>`. */
export interface ComponentRule {
  /** `ifIndex`, `bgpPeer` ... */
  readonly name: string
  /** Objects of this notification to look at, first found wins. */
  readonly from: readonly string[]
  /** Take the instance (index) of the varbind's OID, read as this; else its value. */
  readonly index?: 'ipAddress' | 'inetAddress' | 'text' | 'dotted' | 'dashed' | 'first' | 'last'
  /** A second object whose value is appended: `trigger=load,mteHotOID=...`. */
  readonly and?: string
}

export interface CatalogEntry {
  /** As the MIB gives it; E.0.N and E.N are looked up alike. null = known by its name alone, in the text that snmptrapd writes. */
  readonly oid: string | null
  readonly name: string
  readonly eventClass: string
  /** Values that make it another condition, of the device as a whole (no component). */
  readonly eventClassBy?: { readonly object: string; readonly when: Readonly<Record<number | string, string>> }
  readonly kind: 'raise' | 'clear' | 'notice' | DecidedBy
  /** Of the raise or notice; a clear has severity `cleared`. */
  readonly severity: PerceivedSeverity | SeverityBy
  /** A raise that nothing ends is over after this time (docs/decisions/0140). Without it there is a clear in the catalogue. */
  readonly lastsMinutes?: number
  /** Tried in order. Without any that fits, the condition is of the device as a whole. */
  readonly component?: readonly ComponentRule[]
  /** `{ifName|ifDescr|component}`: the first label that is there; `component` is `bgpPeer=10.0.0.2`, `part` its `10.0.0.2`. */
  readonly summary: string
  /** Replaces the summary of a clear, when one notification means both. */
  readonly clearSummary?: string
}

export interface CatalogMib {
  readonly mib: string
  /** Other modules that this file is about: snmptrapd writes a name with the module that defines it. */
  readonly modules?: readonly string[]
  readonly objects: Readonly<Record<string, CatalogObject>>
  readonly notifications: readonly CatalogEntry[]
}
