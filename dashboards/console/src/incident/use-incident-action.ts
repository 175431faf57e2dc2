// Does what the operator asked, shows the outcome at once and says so when it failed.
import { useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { IncidentAction } from '../api/endpoints.ts'
import { ApiProblem } from '../api/request.ts'
import type { Incident } from '../contract.ts'
import { letterOf } from '../keys/own-letters.ts'
import { readPreferences } from '../preferences/preferences.ts'
import { offerUndo } from '../shell/undo.tsx'
import { useNotice } from '../shell/use-notice.ts'
import { patchCache } from '../stream/patch-cache.ts'
import { reverseSteps } from './reverse-action.ts'
import { saidText } from '../i18n/said-text.ts'
import type { ReverseStep } from './reverse-action.ts'

/** Above this, waiting incidents come by the stream rather than one by one. */
const REREAD_LIMIT = 20

/** The API explains itself in English; what operators meet often has words of their own. */
function refusalText(t: TFunction, error: ApiProblem): string {
  if (error.status === 0) return t('action.unreachable')
  if (error.status === 401) return t('action.sessionEnded')
  // The page's token was from a session before this one; it is fetched again already.
  if (error.code === 'csrf_token_invalid') return t('action.oldToken')
  if (error.status === 403) return t('action.noScope')
  if (error.code === 'revision_mismatch' || error.code === 'conflict') return t('action.overtaken')
  return error.message
}

export interface IncidentActions {
  /** Runs what asks the API, and says so when it is refused. @returns whether it was done */
  readonly guarded: (run: () => Promise<void>) => Promise<boolean>
  /** @returns whether it was done */
  readonly act: (incident: Incident, action: IncidentAction) => Promise<boolean>
  /** One request for all of them, a result for each. */
  readonly actOnMany: (incidents: readonly Incident[], action: IncidentAction) => Promise<boolean>
}

export function useIncidentActions(): IncidentActions {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  const { warn } = useNotice()

  const reread = useCallback(
    async (ids: readonly string[]) => {
      patchCache(client, await Promise.all(ids.slice(0, REREAD_LIMIT).map((id) => api.incident(id))))
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
        warn(refusalText(t, error))
        return false
      }
    },
    [t, warn],
  )

  const undo = useCallback(
    (steps: readonly ReverseStep[]) =>
      guarded(async () => {
        for (const { action, ids } of steps) {
          const { results } = await api.actOnMany(ids, action)
          await reread(ids)
          const refused = results.find((result) => !result.ok)
          if (refused !== undefined) throw new ApiProblem(409, refused.code ?? 'conflict', saidText(refused))
        }
      }),
    [api, reread, guarded],
  )

  const tell = useCallback(
    (action: IncidentAction, before: readonly Incident[]) => {
      // Comments and verdicts show by themselves, where they were given; who regroups alerts says so itself.
      if (action.type === 'comment' || action.type === 'cause' || action.type === 'merge' || action.type === 'split')
        return
      const steps = reverseSteps(action, before)
      const back = steps.reduce((sum, { ids }) => sum + ids.length, 0)
      offerUndo({
        message: t(`undo.${action.type}`, { count: before.length }),
        note: back === 0 ? t('undo.never') : back < before.length ? t('undo.partly', { count: back }) : null,
        undo:
          back === 0
            ? null
            : {
                label: t('undo.button', { key: letterOf('undo', readPreferences().ownLetters) }),
                run: () => void undo(steps),
              },
        closeLabel: t('shell.close'),
      })
    },
    [t, undo],
  )

  return {
    guarded,
    act: (incident, action) =>
      guarded(async () => {
        try {
          // A comment harms nobody; everything else must not undo a decision that the operator has not seen.
          const ifRevision = action.type === 'comment' ? undefined : incident.revision
          const answer = await api.act(incident.id, action, ifRevision)
          if (answer.incident) patchCache(client, [answer.incident])
          tell(action, [incident])
        } catch (error) {
          // Most often the screen was behind: show what is true now.
          await reread([incident.id]).catch(() => undefined)
          throw error
        }
      }),
    actOnMany: (incidents, action) =>
      guarded(async () => {
        const { results } = await api.actOnMany(
          incidents.map(({ id }) => id),
          action,
        )
        const failed = results.filter((result) => !result.ok)
        const [first] = failed
        if (first !== undefined) {
          warn(saidText(first), t('action.someFailed', { count: failed.length }))
        }
        const ok = new Set(results.filter((result) => result.ok).map((result) => result.id))
        if (ok.size > 0)
          tell(
            action,
            incidents.filter(({ id }) => ok.has(id)),
          )
        await reread([...ok])
      }),
  }
}
