// Counts of the whole pipeline, asked for every ten seconds; every two while the system is still empty and somebody waits.
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { STATS_KEY } from '../api/query-keys.ts'

const USUAL_MS = 10_000
const WAITING_MS = 2_000

export function useStats() {
  const api = useApi()
  return useQuery({
    queryKey: STATS_KEY,
    queryFn: () => api.stats(),
    refetchInterval: ({ state }) => (state.data?.events === 0 ? WAITING_MS : USUAL_MS),
  }).data
}
