// Traits of the open incidents: read when the list is there, and again every half minute, since a new incident shows them a little later than itself.
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { TRAITS_KEY } from '../api/query-keys.ts'
import type { Traits, TraitsById } from './facets.ts'

const EVERY_MS = 30_000
const NO_TRAITS: TraitsById = new Map()

/** The same traits stay the same object, so that their rows are not drawn again. */
function joined(before: TraitsById | undefined, items: readonly Traits[]): TraitsById {
  return new Map(
    items.map((item) => {
      const known = before?.get(item.id)
      return [item.id, known !== undefined && JSON.stringify(known) === JSON.stringify(item) ? known : item] as const
    }),
  )
}

/** @param wanted false while something else is more urgent */
export function useTraits(wanted: boolean): TraitsById {
  const api = useApi()
  const { data } = useQuery({
    queryKey: TRAITS_KEY,
    queryFn: async ({ client }) => joined(client.getQueryData<TraitsById>(TRAITS_KEY), (await api.traits()).items),
    enabled: wanted,
    refetchInterval: EVERY_MS,
    structuralSharing: false,
    staleTime: EVERY_MS,
  })
  return data ?? NO_TRAITS
}
