// Silences and what people do with them. Asked for again while somebody looks: amtool and others set them, too.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { SilenceDraft } from '../api/silence-endpoints.ts'
import { previewKey, SILENCES_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { SilenceMatcher } from '../contract.ts'
import { useNotice } from '../shell/use-notice.ts'

const REFRESH_MS = 10_000
const PREVIEW_AFTER_MS = 400

export function useSilences() {
  const api = useApi()
  return useQuery({ queryKey: SILENCES_KEY, queryFn: () => api.silences(), refetchInterval: REFRESH_MS })
}

/** Follows what is typed, a moment behind. */
export function usePreview(matchers: readonly SilenceMatcher[]) {
  const api = useApi()
  const [settled] = useDebouncedValue(matchers, PREVIEW_AFTER_MS)
  return useQuery({
    queryKey: previewKey(JSON.stringify(settled)),
    queryFn: ({ signal }) => api.previewSilence(settled, signal),
    enabled: settled.length > 0,
    refetchInterval: REFRESH_MS,
    retry: false,
  })
}

/** Why it was refused, in the reader's words; the server's own sentence where it says more. */
export function useSilenceFault(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (!(error instanceof ApiProblem) || error.status === 0 || error.status === 503) return t('silences.away')
    return t('silences.refused', { detail: error.message })
  }
}

/** Sets a silence, or changes one. */
export function useSetSilence() {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: SilenceDraft) => api.setSilence(draft),
    onSettled: () => client.invalidateQueries({ queryKey: SILENCES_KEY }),
  })
}

export function useExpireSilence() {
  const api = useApi()
  const client = useQueryClient()
  const fault = useSilenceFault()
  const { warn } = useNotice()
  return useMutation({
    mutationFn: (id: string) => api.expireSilence(id),
    onError: (error) => warn(fault(error)),
    onSettled: () => client.invalidateQueries({ queryKey: SILENCES_KEY }),
  })
}
