// Does something by the API, says how it ended, and has everything read again that may look different now.
import { useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints } from '../api/endpoints.ts'
import { ApiProblem } from '../api/request.ts'
import { useNotice } from './use-notice.ts'

/**
 * @param done what is said when it was done; null: nothing
 * @returns the answer; null when the API refused, which is said on the screen already
 */
export type ApiAction = <Answer>(
  act: (api: Endpoints) => Promise<Answer>,
  done: (answer: Answer) => string | null,
) => Promise<{ readonly answer: Answer } | null>

/** @param changed what is read again afterwards, done or refused */
export function useApiAction(changed: QueryKey): ApiAction {
  const api = useApi()
  const client = useQueryClient()
  const { tell, warn } = useNotice()
  return async (act, done) => {
    try {
      const answer = await act(api)
      const message = done(answer)
      if (message !== null) tell(message)
      return { answer }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      warn(error.message)
      return null
    } finally {
      await client.invalidateQueries({ queryKey: changed })
    }
  }
}
