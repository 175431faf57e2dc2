// What the owner of the inventory shows of it.
import type { FieldValue, SourceRef } from './inventory-difference.ts'
import type { CiFact, InventoryReport } from './inventory.ts'

export interface SourceSummary extends SourceRef {
  readonly lastReport: Pick<InventoryReport, 'id' | 'at' | 'actor' | 'scope'>
  /** Of the newest full report; null before the first. */
  readonly lastFullAt: number | null
  /** Records that it names, those that are missing included. */
  readonly cis: number
  readonly relationships: number
  /** CIs that its newest full report left out and that are still kept. */
  readonly missing: number
  /** CIs of the CMDB that no other source names. */
  readonly onlyHere: number
}

export interface InventorySummary {
  readonly revision: number
  readonly version: string
  readonly total: { readonly cis: number; readonly relationships: number }
  /** Fields about which sources differ. */
  readonly conflicts: number
  /** Pairs of CIs that wait for a decision. */
  readonly duplicates: number
  readonly sources: readonly SourceSummary[]
}

/** When a source named something; missingSince: left out by its full reports since. */
export interface Seen extends SourceRef {
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly missingSince: number | null
}

/** How a CI came about. */
export interface CiOrigin {
  readonly ci: string
  readonly records: readonly (Seen & { readonly key: string })[]
  readonly fields: readonly {
    readonly field: string
    readonly value: FieldValue
    readonly by: SourceRef
    /** What other sources say otherwise. */
    readonly others: readonly (SourceRef & { readonly value: FieldValue })[]
  }[]
  readonly relationships: readonly {
    readonly from: string
    readonly to: string
    readonly type: string
    readonly said: readonly (Seen & { readonly fromPort?: string; readonly toPort?: string })[]
  }[]
}

/** Null takes a person's word back, so that the other sources' counts again. */
export type CiEdit = {
  readonly [F in Exclude<keyof CiFact, 'key' | 'attributes'>]?: CiFact[F] | null
} & { readonly attributes?: Readonly<Record<string, string | readonly string[] | null>> }

/** A decision about two records, by the CIs that they are now. */
export interface DecidedPair {
  readonly decision: 'merge' | 'apart'
  /** `source/instance/key`, and the CI that the record is now; null: its source names it no longer. */
  readonly a: { readonly record: string; readonly ci: string | null }
  readonly b: { readonly record: string; readonly ci: string | null }
  readonly actor: string
  readonly at: number
}

/** A CI that is documented and was not observed, or the other way round. */
export interface DriftingCi {
  readonly ci: string
  readonly name: string
  readonly type: string
  readonly site: string | null
  /** Sources that name it. */
  readonly sources: readonly SourceRef[]
  /** By a source that observes; null: never. */
  readonly lastSeenAt: number | null
}

export interface Drift {
  /** Documented, not observed since. */
  readonly unseen: readonly DriftingCi[]
  /** Observed since, documented nowhere. */
  readonly undocumented: readonly DriftingCi[]
}

export const UNKNOWN_DECISIONS = ['adopted', 'linked', 'ignored'] as const

/** What a person decided about an unknown resource of events. */
export interface UnknownDecision {
  readonly decision: (typeof UNKNOWN_DECISIONS)[number]
  /** The CI that it became or is; null when ignored. */
  readonly ci: string | null
  readonly actor: string
  /** Epoch ms. */
  readonly at: number
}
