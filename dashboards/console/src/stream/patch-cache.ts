// Puts newer revisions into whatever the query cache holds of these incidents.
import type { QueryClient } from '@tanstack/react-query'
import { LISTS_KEY, incidentKey } from '../api/query-keys.ts'
import type { Incident } from '../contract.ts'
import { EMPTY_BOOK, withRevisions } from './incident-book.ts'
import type { IncidentBook } from './incident-book.ts'

function withoutEvidence(incident: Incident): Incident {
  return { ...incident, rootCause: incident.rootCause.map((candidate) => ({ ...candidate, evidence: [] })) }
}

export function patchCache(client: QueryClient, incidents: readonly Incident[]): void {
  // Lists are loaded without evidence, which is most of an incident; ten thousand with it would fill the memory in an hour of news.
  const slim = incidents.map(withoutEvidence)
  // A list that is still loading takes them too: withLoaded keeps what came meanwhile.
  client.setQueriesData<IncidentBook>({ queryKey: LISTS_KEY }, (book) => withRevisions(book ?? EMPTY_BOOK, slim))
  for (const incident of incidents) {
    const known = client.getQueryData<Incident>(incidentKey(incident.id))
    if (known === undefined || known.revision >= incident.revision) continue
    client.setQueryData(incidentKey(incident.id), incident)
  }
}
