// What a tab of the administration asks for: the answer, or why there is none.
import { Loader } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { ADMIN_KEY } from './admin-key.ts'

interface AskedProps<Answer> {
  readonly name: readonly (string | null)[]
  readonly ask: (api: Endpoints) => Promise<Answer>
  /** Ask again after so many ms. */
  readonly everyMs?: number
  readonly children: (answer: Answer) => ReactNode
}

export function Asked<Answer>({ name, ask, everyMs, children }: AskedProps<Answer>) {
  const { t } = useTranslation()
  const api = useApi()
  const { data, error } = useQuery({
    queryKey: [...ADMIN_KEY, ...name],
    queryFn: () => ask(api),
    retry: false,
    // Another page or reason: what was there stays until it comes, and with it the focus.
    placeholderData: keepPreviousData,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
  return (
    <>
      {error !== null && <p role="alert">{t('admin.failed', { detail: error.message })}</p>}
      {data !== undefined ? children(data) : error === null && <Loader aria-label={t('live.loading')} />}
    </>
  )
}
