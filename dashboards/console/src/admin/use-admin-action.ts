// Does something to the system, says how it ended, and has the administration read again.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { ApiProblem } from '../api/request.ts'
import { ADMIN_KEY } from './admin-key.ts'

/** @returns the answer; null when the API refused, which is said on the screen already */
export type AdminAction = <Answer>(
  act: (api: Endpoints) => Promise<Answer>,
  done: (answer: Answer) => string | null,
) => Promise<{ readonly answer: Answer } | null>

export function useAdminAction(): AdminAction {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  const show = (message: string, failed: boolean): void => {
    notifications.show({
      ...(failed ? { color: 'red', title: t('action.failed') } : {}),
      message,
      withBorder: true,
      closeButtonProps: { 'aria-label': t('shell.close') },
    })
  }
  return async (act, done) => {
    try {
      const answer = await act(api)
      const message = done(answer)
      if (message !== null) show(message, false)
      return { answer }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      show(error.message, true)
      return null
    } finally {
      await client.invalidateQueries({ queryKey: ADMIN_KEY })
    }
  }
}
