// Saved views of this person and the shared ones, and what can be done with them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { NewView, SavedView } from '../api/list-endpoints.ts'
import { VIEWS_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import { useNotice } from '../shell/use-notice.ts'

const STALE_MS = 60_000

export function useViews() {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useTranslation()
  const { warn } = useNotice()
  const { data } = useQuery({ queryKey: VIEWS_KEY, queryFn: () => api.views(), staleTime: STALE_MS })

  /** @returns what was done, or null when it was refused and has been said */
  async function guarded<Done>(run: () => Promise<Done>): Promise<Done | null> {
    try {
      const done = await run()
      await client.invalidateQueries({ queryKey: VIEWS_KEY })
      return done
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      warn(error.message, t('view.failed'))
      return null
    }
  }

  return {
    views: data?.items ?? [],
    defaultId: data?.defaultId ?? null,
    loaded: data !== undefined,
    add: (view: NewView): Promise<SavedView | null> => guarded(() => api.addView(view)),
    change: (id: string, view: NewView) => guarded(() => api.changeView(id, view)),
    remove: (id: string) => guarded(() => api.removeView(id)),
    chooseDefault: (id: string | null) => guarded(() => api.chooseDefaultView(id)),
  }
}
