// Does something to the CMDB and says so: who asks wants to know no more.
import { useTranslation } from 'react-i18next'
import type { Endpoints } from '../api/endpoints.ts'
import { TOPOLOGY_KEY } from '../api/query-keys.ts'
import { useApiAction } from '../shell/use-api-action.ts'

export function useCmdbAction(): (act: (api: Endpoints) => Promise<unknown>) => Promise<void> {
  const { t } = useTranslation()
  const act = useApiAction(TOPOLOGY_KEY)
  return async (ask) => {
    await act(ask, () => t('cmdb.done'))
  }
}
