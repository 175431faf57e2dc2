// What a tab of the page asks for: the answer, or why there is none.
import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Endpoints } from '../api/endpoints.ts'
import { useTopology } from '../ci/use-topology.ts'

interface AskedProps<Answer> {
  readonly name: string
  readonly ask: (api: Endpoints) => Promise<Answer>
  readonly children: (answer: Answer) => ReactNode
}

export function Asked<Answer>({ name, ask, children }: AskedProps<Answer>) {
  const { t } = useTranslation()
  const { data, error } = useTopology<Answer>(['cmdb', name], ask)
  if (error !== null) return <p role="alert">{t('cmdb.failed', { detail: error.message })}</p>
  if (data === undefined) return <Loader aria-label={t('live.loading')} />
  return children(data)
}
