// What a tab of the CMDB's administration asks for, again and again while somebody looks.
import { useTranslation } from 'react-i18next'
import { topologyKey } from '../api/query-keys.ts'
import { Asked } from '../shell/asked.tsx'
import type { AskedProps } from '../shell/asked.tsx'

const EVERY_MS = 10_000

interface AskedCmdbProps<Answer> extends Pick<AskedProps<Answer>, 'ask' | 'children'> {
  readonly name: string
}

export function AskedCmdb<Answer>({ name, ...asked }: AskedCmdbProps<Answer>) {
  const { t } = useTranslation()
  const failed = (detail: string) => t('cmdb.failed', { detail })
  return <Asked name={topologyKey('cmdb', name)} everyMs={EVERY_MS} failed={failed} {...asked} />
}
