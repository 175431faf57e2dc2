// One hand-over and its list. A draft's facts are those of now, so it is asked for again while somebody looks.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { HandoverStepName } from '../api/handover-endpoints.ts'
import { handoverKey, HANDOVERS_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { Handover } from '../contract.ts'
import { useNotice } from '../shell/use-notice.ts'

const REFRESH_MS = 30_000

export function useHandover(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: handoverKey(id),
    queryFn: () => api.handover(id),
    refetchInterval: ({ state }) => (state.data?.state === 'signed' ? false : REFRESH_MS),
  })
}

export function useHandovers() {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: HANDOVERS_KEY,
    queryFn: ({ pageParam }) => api.handovers(pageParam),
    // The library takes the type of the cursor from here.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Why it failed, in the reader's words; the server's own sentence for what has none. */
export function useFaultText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('handover.fault.unknown')
    if (error.status === 412) return t('handover.fault.changed')
    if (error.status === 503 || error.status === 0) return t('handover.fault.away')
    if (error.code === 'same_person') return t('handover.fault.same')
    return error.message
  }
}

export interface StepAsked {
  readonly step: HandoverStepName
  readonly text: string
  readonly revision: number
}

/** Hands over, sends back or signs. */
export function useStep({ id }: Pick<Handover, 'id'>) {
  const api = useApi()
  const client = useQueryClient()
  const faultText = useFaultText()
  const { warn } = useNotice()
  return useMutation({
    mutationFn: ({ step, text, revision }: StepAsked) => api.stepHandover(id, step, text, revision),
    onSuccess: (after) => client.setQueryData(handoverKey(id), after),
    onError: (error) => warn(faultText(error)),
    // The list as well: it would still say what it waited for.
    onSettled: () => client.invalidateQueries({ queryKey: HANDOVERS_KEY }),
  })
}
