// What people said, a page after the other, and how often the first cause was right.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { feedbackKey, precisionKey } from '../api/query-keys.ts'
import type { FeedbackQuestion } from '../api/tuning-endpoints.ts'
import { feedbackHref } from './feedback-question.ts'

const REREAD_MS = 60_000

export function useFeedback(question: FeedbackQuestion) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: feedbackKey(feedbackHref(question)),
    queryFn: ({ pageParam }) => api.feedback(question, Date.now(), pageParam),
    initialPageParam: null as string | null, // null: the first page
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: REREAD_MS,
    placeholderData: keepPreviousData,
  })
}

export function usePrecision(days: number) {
  const api = useApi()
  return useQuery({
    queryKey: precisionKey(days),
    queryFn: () => api.precision(days, Date.now()),
    placeholderData: keepPreviousData,
  })
}
