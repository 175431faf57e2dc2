// InventoryState <-> bytes. Maps become lists of entries, in their order: it is the order of a source's report.
import type { UnknownDecision } from '../../../ingest/contract/inventory-view.ts'
import {
  sourceName,
  type CiRecord,
  type InventoryState,
  type RelationshipRecord,
  type SourceState,
} from '../../inventory/inventory-state.ts'

type Stored = Omit<InventoryState, 'sources' | 'ids' | 'unknown'> & {
  readonly sources: readonly (Omit<SourceState, 'cis' | 'relationships'> & {
    readonly cis: readonly (readonly [string, CiRecord])[]
    readonly relationships: readonly (readonly [string, RelationshipRecord])[]
  })[]
  readonly ids: readonly (readonly [string, string])[]
  readonly unknown: readonly (readonly [string, UnknownDecision])[]
}

export function encodeInventory(state: InventoryState): string {
  const stored: Stored = {
    ...state,
    sources: [...state.sources.values()].map((source) => ({
      ...source,
      cis: [...source.cis],
      relationships: [...source.relationships],
    })),
    ids: [...state.ids],
    unknown: [...state.unknown],
  }
  return JSON.stringify(stored)
}

/** @throws SyntaxError when the text is no JSON: its checksum was asked before */
export function decodeInventory(text: string): InventoryState {
  // Written by encodeInventory.
  const stored = JSON.parse(text) as Stored
  return {
    ...stored,
    sources: new Map(
      stored.sources.map((source) => [
        sourceName(source),
        { ...source, cis: new Map(source.cis), relationships: new Map(source.relationships) },
      ]),
    ),
    ids: new Map(stored.ids),
    unknown: new Map(stored.unknown),
  }
}
