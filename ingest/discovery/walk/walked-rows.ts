// What was read of a device, before anybody makes sense of it: columns by name, rows by instance.
import type { ColumnName, ScalarName } from './objects.ts'

/** OCTET STRING and Counter64 are octets, OIDs and IpAddress text, everything else a number. */
export type SnmpValue = Buffer | string | number

/** Rows of one column: instance (the arcs after the column's OID) to value, in the agent's order. */
export type Column = ReadonlyMap<string, SnmpValue>

/** Something that was not read, or not to its end. */
export interface WalkGap {
  /** Stage of the walk: `interfaces`, `lldp`, `forwarding` ... */
  readonly stage: string
  readonly reason: GapReason
  readonly detail: string
}

export const GAP_REASONS = ['row_limit', 'time_limit', 'no_answer', 'agent_error', 'not_increasing'] as const
export type GapReason = (typeof GAP_REASONS)[number]

export interface DeviceWalk {
  /** Where the device was asked. */
  readonly address: string
  /** Credential that it answered to, as the settings call it: never the secret. */
  readonly credential: string
  /** When, epoch ms. */
  readonly at: number
  readonly scalars: ReadonlyMap<ScalarName, SnmpValue>
  readonly columns: ReadonlyMap<ColumnName, Column>
  /** Scalars of the vendor's own MIB, by what they mean. */
  readonly vendor: ReadonlyMap<'serial' | 'model' | 'version', SnmpValue>
  readonly gaps: readonly WalkGap[]
}

const NO_ROWS: Column = new Map()

/** A column's rows; empty when it was not there. */
export function rowsOf(walk: Pick<DeviceWalk, 'columns'>, name: ColumnName): Column {
  return walk.columns.get(name) ?? NO_ROWS
}
