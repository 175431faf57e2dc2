// What a tab of the administration asks for.
import { useTranslation } from 'react-i18next'
import { Asked } from '../shell/asked.tsx'
import type { AskedProps } from '../shell/asked.tsx'
import { ADMIN_KEY } from './admin-key.ts'

interface AskedAdminProps<Answer> extends Omit<AskedProps<Answer>, 'failed' | 'name'> {
  readonly name: readonly (string | null)[]
}

export function AskedAdmin<Answer>({ name, ...asked }: AskedAdminProps<Answer>) {
  const { t } = useTranslation()
  return <Asked name={[...ADMIN_KEY, ...name]} failed={(detail) => t('admin.failed', { detail })} {...asked} />
}
