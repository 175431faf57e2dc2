// Keeps the order of the list still while it is held, and lets go when it is released or asked to be arranged anew.
import { useMemo, useState } from 'react'
import type { Incident } from '../contract.ts'
import { arrangeRows } from './held-rows.ts'
import type { ArrangedRows } from './held-rows.ts'

interface Frozen {
  /** The arrangement that the order belongs to; another one (a new filter) is never held back. */
  readonly key: string
  readonly ids: readonly string[]
}

export function useHeldRows(
  wanted: readonly Incident[],
  byId: ReadonlyMap<string, Incident>,
  held: boolean,
  key: string,
): ArrangedRows & { readonly release: () => void } {
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const freeze = (): Frozen => ({ key, ids: wanted.map((incident) => incident.id) })
  // State follows from what came in: set while rendering, before anything is drawn with the old one.
  if (!held && frozen !== null) setFrozen(null)
  if (held && frozen?.key !== key) setFrozen(freeze())
  const ids = held && frozen?.key === key ? frozen.ids : null
  const arranged = useMemo(() => arrangeRows(ids, wanted, byId), [ids, wanted, byId])
  return { ...arranged, release: () => setFrozen(held ? freeze() : null) }
}
