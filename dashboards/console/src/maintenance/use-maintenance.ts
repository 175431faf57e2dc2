// Maintenance windows and what people do with them. Asked for again while somebody looks: they begin and end by themselves.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import type { PlannedSchedule } from '../api/maintenance-endpoints.ts'
import { MAINTENANCE_KEY, maintenanceKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { MaintenanceScope } from '../contract.ts'
import { useNotice } from '../shell/use-notice.ts'

const REFRESH_MS = 10_000
const PREVIEW_AFTER_MS = 400

export function useMaintenance() {
  const api = useApi()
  return useQuery({
    queryKey: maintenanceKey('list'),
    queryFn: () => api.maintenance(),
    refetchInterval: REFRESH_MS,
  })
}

/** Follows what is typed, a moment behind. */
export function useMaintenancePreview(scope: MaintenanceScope, schedule: PlannedSchedule | null) {
  const api = useApi()
  const [settled] = useDebouncedValue(JSON.stringify([scope, schedule]), PREVIEW_AFTER_MS)
  return useQuery({
    queryKey: ['maintenance-preview', settled],
    queryFn: ({ signal }) => {
      const [of, when] = JSON.parse(settled) as [MaintenanceScope, PlannedSchedule | null] // as it was written above
      return api.previewMaintenance(of, when, signal)
    },
    enabled: scope.entries.length > 0,
    // What was counted before stays while it is counted again: the server takes no number that is too small.
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Why it was refused, in the reader's words; the server's own sentence where it says more. */
export function useMaintenanceFault(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (!(error instanceof ApiProblem) || error.status === 0 || error.status === 503) return t('maintenance.away')
    if (error.code === 'revision_mismatch') return t('maintenance.faster')
    return t('maintenance.refused', { detail: error.message })
  }
}

/** Does something to windows, and looks at them again. Without `quiet` a refusal is told beside the page. */
export function useMaintenanceAct({ quiet = false }: { readonly quiet?: boolean } = {}) {
  const api = useApi()
  const client = useQueryClient()
  const fault = useMaintenanceFault()
  const { warn } = useNotice()
  return useMutation({
    mutationFn: (act: (api: Endpoints) => Promise<unknown>) => act(api),
    onError: (error) => {
      if (!quiet) warn(fault(error))
    },
    onSettled: () => client.invalidateQueries({ queryKey: MAINTENANCE_KEY }),
  })
}
