// The session as the server knows it. The cookie is out of reach of scripts; what is kept here is the name, scopes and CSRF token.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api/request.ts'
import { useApi } from '../api/api-context.tsx'
import type { Endpoints, Session } from '../api/endpoints.ts'
import { SESSION_KEY } from '../api/query-keys.ts'

/** data: null means that nobody is logged in; undefined that we do not know yet. */
export const sessionQuery = (api: Endpoints) =>
  queryOptions<Session | null>({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await api.session(signal)
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null
        throw error
      }
    },
    staleTime: 60_000,
    retry: true,
  })

export function useSessionQuery() {
  return useQuery(sessionQuery(useApi()))
}

/** Ends the session here even when the server cannot be told: what was loaded must leave the screen. */
export function useLogout(): () => void {
  const api = useApi()
  const client = useQueryClient()
  return () => {
    void api
      .logout()
      .catch(() => undefined)
      .finally(() => {
        client.clear()
        client.setQueryData(SESSION_KEY, null)
        window.location.assign('/login')
      })
  }
}
