// Alerts change their incident because a person says so: what was done can be taken back where there is a way back.
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { IncidentAction } from '../api/endpoints.ts'
import { incidentKey } from '../api/query-keys.ts'
import type { Incident } from '../contract.ts'
import { letterOf } from '../keys/own-letters.ts'
import { readPreferences } from '../preferences/preferences.ts'
import { incidentHref } from '../live/cells.tsx'
import { offerUndo } from '../shell/undo.tsx'
import { useIncidentActions } from './use-incident-action.ts'

export interface Regroup {
  /** @returns whether it was done */
  readonly split: (incident: Incident, alertIds: readonly string[], into: string | null) => Promise<boolean>
  /** The first closes; its alerts are in the second. */
  readonly mergeInto: (incident: Incident, into: Incident) => Promise<boolean>
}

export function useRegroup(): Regroup {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  const { guarded } = useIncidentActions()

  async function act(id: string, action: IncidentAction): Promise<readonly string[]> {
    const { outcome } = await api.act(id, action)
    const touched = outcome?.incidentIds ?? [id]
    // Members, links and drawings of all of them are others now.
    await Promise.all(touched.map((one) => client.invalidateQueries({ queryKey: incidentKey(one) })))
    return touched
  }

  return {
    split: (incident, alertIds, into) =>
      guarded(async () => {
        const touched = await act(incident.id, { type: 'split', alertIds, ...(into === null ? {} : { into }) })
        const other = touched.at(-1)
        if (other === undefined || other === incident.id) return
        const back: IncidentAction =
          into === null ? { type: 'merge', from: [other] } : { type: 'split', alertIds, into: incident.id }
        offerUndo({
          message: t(into === null ? 'regroup.wasSplit' : 'regroup.wasMoved', { count: alertIds.length }),
          place: { href: incidentHref(other), name: other },
          note: null,
          undo: {
            label: t('undo.button', { key: letterOf('undo', readPreferences().ownLetters) }),
            run: () =>
              void guarded(async () => {
                await act(into === null ? incident.id : other, back)
              }),
          },
          closeLabel: t('shell.close'),
        })
      }),
    mergeInto: (incident, into) =>
      guarded(async () => {
        await act(into.id, { type: 'merge', from: [incident.id] })
      }),
  }
}
