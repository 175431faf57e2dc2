// The noise of a time range. It costs the store a while: read when asked for, and again every five minutes.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { noiseKey } from '../api/query-keys.ts'
import type { NoiseQuestion } from '../api/tuning-endpoints.ts'
import { encodeQuestion } from './noise-question.ts'

const REREAD_MS = 5 * 60_000

export function useNoise(question: NoiseQuestion) {
  const api = useApi()
  return useQuery({
    queryKey: noiseKey(encodeQuestion(question)),
    queryFn: () => api.noise(question, Date.now()),
    refetchInterval: REREAD_MS,
    placeholderData: keepPreviousData,
  })
}
