// Reads whole lists of the API, page by page.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { RunningSystem } from './system.ts'

interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

async function all<T>(system: RunningSystem, path: string): Promise<readonly T[]> {
  const found: T[] = []
  let cursor: string | null = null
  do {
    const query = `${path}${path.includes('?') ? '&' : '?'}limit=500${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page: Page<T> = await system.get<Page<T>>(query)
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

/** All alerts that the API shows, of every state. */
export function listAlerts(system: RunningSystem, query = ''): Promise<readonly Alert[]> {
  return all<Alert>(system, `/api/v1/alerts${query}`)
}

/** All incidents that the API lists by default. */
export function listIncidents(system: RunningSystem, query = ''): Promise<readonly Incident[]> {
  return all<Incident>(system, `/api/v1/incidents${query}`)
}
