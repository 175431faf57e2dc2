// Does something to the CMDB, says so when it failed, and has everything read again that may look different now.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { TOPOLOGY_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'

export function useCmdbAction(): (act: (api: Endpoints) => Promise<unknown>) => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  return async (act) => {
    const show = (failed: boolean, message: string): void => {
      notifications.show({
        ...(failed ? { color: 'red', title: t('action.failed') } : {}),
        message,
        withBorder: true,
        closeButtonProps: { 'aria-label': t('shell.close') },
      })
    }
    try {
      await act(api)
      show(false, t('cmdb.done'))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      show(true, error.message)
    }
    await client.invalidateQueries({ queryKey: TOPOLOGY_KEY })
  }
}
