// Rows of MIBs whose notifications are numbers below one OID: pairs that begin and end a condition, things that pass by themselves, notices.
import type { CatalogEntry, ComponentRule } from './catalog-entry.ts'

export type RaiseSeverity = 'critical' | 'major' | 'minor' | 'warning'
/** Number, name, what it says. */
export type TrapRow = readonly [number, string, string]
/** Class, severity, the beginnings, the ends. */
export type PairRow = readonly [string, RaiseSeverity, readonly TrapRow[], readonly TrapRow[]]

export interface Numbered {
  /** What the numbers are appended to. */
  readonly prefix: string
  readonly component?: readonly ComponentRule[]
}

/** A condition: each beginning raises it, each end clears it. */
export function pairs({ prefix, component }: Numbered, rows: readonly PairRow[]): readonly CatalogEntry[] {
  return rows.flatMap(([eventClass, severity, begins, ends]) => [
    ...begins.map((row) => ({ ...entry(prefix, row, component), eventClass, kind: 'raise' as const, severity })),
    ...ends.map((row) => ({
      ...entry(prefix, row, component),
      eventClass,
      kind: 'clear' as const,
      severity: 'cleared' as const,
    })),
  ])
}

/** Conditions that nothing ends: over after a while. @param lastsMinutes how long */
export function passing(
  { prefix, component }: Numbered,
  lastsMinutes: number,
  severity: RaiseSeverity,
  rows: readonly TrapRow[],
): readonly CatalogEntry[] {
  return rows.map((row) => ({
    ...entry(prefix, row, component),
    eventClass: row[1],
    kind: 'raise' as const,
    severity,
    lastsMinutes,
  }))
}

/** One-shots. */
export function notices({ prefix, component }: Numbered, rows: readonly TrapRow[]): readonly CatalogEntry[] {
  return rows.map((row) => ({
    ...entry(prefix, row, component),
    eventClass: row[1],
    kind: 'notice' as const,
    severity: 'indeterminate' as const,
  }))
}

function entry(
  prefix: string,
  [number, name, summary]: TrapRow,
  component: readonly ComponentRule[] | undefined,
): Pick<CatalogEntry, 'oid' | 'name' | 'summary' | 'component'> {
  return { oid: `${prefix}.${number}`, name, summary, ...(component === undefined ? {} : { component }) }
}
