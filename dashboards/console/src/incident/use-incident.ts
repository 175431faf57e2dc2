// One incident with its timeline, both kept current by the stream.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { incidentKey, timelineKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { Activity } from '../contract.ts'
import { withActivities } from '../stream/timeline-activities.ts'

const REREAD_MS = 30_000

/** A missing incident is an answer, not a hiccup: not asked for again. */
const retry = (failures: number, error: Error): boolean =>
  failures < 3 && !(error instanceof ApiProblem && error.status === 404)

export function useIncident(id: string) {
  const api = useApi()
  const client = useQueryClient()
  const incident = useQuery({ queryKey: incidentKey(id), queryFn: () => api.incident(id), retry })
  const timeline = useQuery<readonly Activity[]>({
    queryKey: timelineKey(id),
    // The store is a little behind the stream: what the stream brought stays.
    queryFn: async () => {
      const { items } = await api.timeline(id)
      return withActivities(client.getQueryData<readonly Activity[]>(timelineKey(id)) ?? [], items)
    },
    retry,
    // Asked for together with the incident; not again and again when there is none.
    enabled: incident.data !== undefined || !incident.isError,
    refetchInterval: REREAD_MS,
  })
  return { incident, timeline: timeline.data }
}
