// What a part of a page asks for: the answer, or why there is none.
import { Loader } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { ApiProblem } from '../api/request.ts'

/** A server that restarts is back by then; what it refuses, it refuses again. */
const TRIES = 3

export interface AskedProps<Answer> {
  /** Its name among all that was asked for. */
  readonly name: QueryKey
  readonly ask: (api: Endpoints) => Promise<Answer>
  /** Ask again after so many ms. */
  readonly everyMs?: number
  /** The sentence when there is no answer. */
  readonly failed: (detail: string) => string
  readonly children: (answer: Answer) => ReactNode
}

export function Asked<Answer>({ name, ask, everyMs, failed, children }: AskedProps<Answer>) {
  const { t } = useTranslation()
  const api = useApi()
  const { data, error } = useQuery({
    queryKey: name,
    queryFn: () => ask(api),
    retry: (failures, fault) =>
      failures < TRIES && !(fault instanceof ApiProblem && fault.status >= 400 && fault.status < 500),
    // Another page or reason: what was there stays until it comes, and with it the focus.
    placeholderData: keepPreviousData,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
  return (
    <>
      {error !== null && <p role="alert">{failed(error.message)}</p>}
      {data !== undefined ? children(data) : error === null && <Loader aria-label={t('live.loading')} />}
    </>
  )
}
