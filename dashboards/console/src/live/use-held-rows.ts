// Keeps the order of the list still while it is held, and lets go when it is released or asked to be arranged anew.
import { useMemo, useState } from 'react'
import type { Incident } from '../contract.ts'
import { arrangeRows } from './held-rows.ts'
import type { ArrangedRows } from './held-rows.ts'

interface Frozen {
  /** The arrangement that the order belongs to; another one (a new filter) is never held back. */
  readonly key: string
  readonly ids: ReadonlySet<string>
  /** Since before the list was loaded: what is still to come belongs to it. */
  readonly growing: boolean
}

interface Held {
  readonly wanted: readonly Incident[]
  readonly byId: ReadonlyMap<string, Incident>
  readonly held: boolean
  readonly key: string
  /** Whether more of the list is being loaded. */
  readonly growing: boolean
}

export function useHeldRows({
  wanted,
  byId,
  held,
  key,
  growing,
}: Held): ArrangedRows & { readonly release: () => void } {
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const freeze = (rows: readonly Incident[]): void =>
    setFrozen({ key, ids: new Set(rows.map(({ id }) => id)), growing })
  // State follows from what came in: set while rendering, before anything is drawn with the old one. An empty list has no places to keep.
  if (!held && frozen !== null) setFrozen(null)
  if (held && wanted.length > 0 && frozen?.key !== key) freeze(wanted)
  const current = held && frozen?.key === key ? frozen : null
  const arranged = useMemo(
    () => arrangeRows(current?.ids ?? null, wanted, byId, current?.growing ?? false),
    [current, wanted, byId],
  )
  // All of it is there: from now on new rows wait.
  if (current?.growing === true && !growing) freeze(arranged.rows)
  return {
    ...arranged,
    release() {
      if (held) freeze(wanted)
      else setFrozen(null)
    },
  }
}
