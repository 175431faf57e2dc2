// What the first page will ask for is asked while its words are still loading: each wait that follows another is felt on a long line.
import type { QueryClient } from '@tanstack/react-query'
import type { Endpoints } from './api/endpoints.ts'
import { firstRowsQuery, questionOfView } from './live/list-question.ts'
import { decodeView } from './live/view-state.ts'
import { HOME } from './session/safe-next.ts'
import { sessionQuery } from './session/use-session.ts'

/** @param at where the console was opened */
export function askEarly(client: QueryClient, api: Endpoints, at: Pick<Location, 'pathname' | 'search'>): void {
  if (at.pathname === '/login') return
  // Who asks for it again meets the fault, and says so.
  const ignore = (): void => undefined
  client.query(sessionQuery(api)).catch(ignore)
  if (at.pathname !== '/' && at.pathname !== HOME) return
  client.query(firstRowsQuery(api, questionOfView(decodeView(at.search)))).catch(ignore)
}
