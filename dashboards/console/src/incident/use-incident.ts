// One incident with its alerts and its timeline. The stream keeps the incident itself current and marks the others to be read again.
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { alertsKey, incidentKey, timelineKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'

const REREAD_MS = 30_000

/** A missing incident is an answer, not a hiccup: not asked for again. */
const retry = (failures: number, error: Error): boolean =>
  failures < 3 && !(error instanceof ApiProblem && error.status === 404)

export function useIncident(id: string) {
  const api = useApi()
  const incident = useQuery({ queryKey: incidentKey(id), queryFn: () => api.incident(id), retry })
  const enabled = incident.data !== undefined
  const alerts = useQuery({
    queryKey: alertsKey(id),
    queryFn: () => api.alerts(id),
    enabled,
    refetchInterval: REREAD_MS,
  })
  const timeline = useQuery({ queryKey: timelineKey(id), queryFn: () => api.timeline(id), enabled })
  return { incident, alerts: alerts.data?.items, timeline: timeline.data?.items }
}
