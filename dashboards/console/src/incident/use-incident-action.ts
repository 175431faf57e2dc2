// Does what the operator asked, shows the outcome at once and says so when it failed.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { IncidentAction } from '../api/endpoints.ts'
import { timelineKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { Incident } from '../contract.ts'
import { patchCache } from '../stream/patch-cache.ts'

/** Above this, waiting incidents come by the stream rather than one by one. */
const REREAD_LIMIT = 20

export interface IncidentActions {
  /** @returns whether it was done */
  act(incident: Incident, action: IncidentAction): Promise<boolean>
  /** One request for all of them, a result for each. */
  actOnMany(ids: readonly string[], action: IncidentAction): Promise<boolean>
}

export function useIncidentActions(): IncidentActions {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()

  const reread = useCallback(
    async (ids: readonly string[]) => {
      patchCache(client, await Promise.all(ids.slice(0, REREAD_LIMIT).map((id) => api.incident(id))))
      for (const id of ids) void client.invalidateQueries({ queryKey: timelineKey(id) })
    },
    [api, client],
  )

  const guarded = useCallback(
    async (run: () => Promise<void>): Promise<boolean> => {
      try {
        await run()
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        notifications.show({
          color: 'red',
          title: t('action.failed'),
          message: error.status === 0 ? t('action.unreachable') : error.message,
          withBorder: true,
          closeButtonProps: { 'aria-label': t('shell.close') },
        })
        return false
      }
    },
    [t],
  )

  return {
    act: (incident, action) =>
      guarded(async () => {
        try {
          await api.act(incident.id, action)
        } finally {
          // Also after a refusal: then the screen was behind.
          await reread([incident.id])
        }
      }),
    actOnMany: (ids, action) =>
      guarded(async () => {
        const { results } = await api.actOnMany(ids, action)
        const failed = results.filter((result) => !result.ok)
        if (failed.length > 0) {
          notifications.show({
            color: 'red',
            title: t('action.someFailed', { count: failed.length }),
            message: failed[0]?.detail ?? '',
            withBorder: true,
            closeButtonProps: { 'aria-label': t('shell.close') },
          })
        }
        await reread(results.filter((result) => result.ok).map((result) => result.id))
      }),
  }
}
