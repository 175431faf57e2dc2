// Who may claim a value that resolves events: a weaker source adds none that a stronger one says of another CI.
import type { Cluster } from './identify.ts'
import { rankOf, UNITED } from './precedence.ts'
import { listOf, type MayClaim } from './resolve-fields.ts'

interface Claim {
  readonly rank: number
  /** Null: several CIs at this rank. */
  readonly id: string | null
}

/** Of every CI of several records: whether it may take over a value from one of its weaker records. */
export function claimsOf(clusters: ReadonlyMap<string, Cluster>): (id: string) => MayClaim {
  const strongest = new Map<string, Claim>()
  for (const [id, { members }] of clusters) {
    for (const { source, record } of members) {
      if (record.missingSince !== null) continue
      for (const [name, value] of Object.entries(record.fact.attributes)) {
        const field = `attributes.${name}`
        if (!UNITED.has(field)) continue
        const rank = rankOf(field, source)
        for (const one of listOf(value)) {
          const key = `${field} ${one.toLowerCase()}`
          const known = strongest.get(key)
          if (known === undefined || rank < known.rank) strongest.set(key, { rank, id })
          else if (rank === known.rank && known.id !== id) strongest.set(key, { rank, id: null })
        }
      }
    }
  }
  return (id) => (field, value) => strongest.get(`${field} ${value.toLowerCase()}`)?.id === id
}
