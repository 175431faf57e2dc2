// Past incidents like this one. What it is made of now is compared: an incident that grows gets other answers.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectSimilar } from '../queries/similar-incidents.ts'

/** Less alike than this is another matter: one common class of three on another kind of CI. */
const LEAST = 0.25
const MAX_CLASSES = 64
const DAY_MS = 86_400_000

export interface SimilarRequest {
  readonly incident: Incident
  readonly members: readonly Alert[]
  /** How far back, counted from the opening. */
  readonly days: number
  readonly limit: number
}

export async function similarIncidents(store: Store, { incident, members, days, limit }: SimilarRequest) {
  const root = incident.rootCause[0]
  const since = incident.openedAt - days * DAY_MS
  const items = await selectSimilar(store, {
    incident: incident.id,
    domain: incident.domain,
    rootCi: root?.ci ?? '',
    rootType: members.find(({ ci }) => ci.id === root?.ci)?.ci.type ?? '',
    classes: [...new Set(members.map(({ eventClass }) => eventClass))].slice(0, MAX_CLASSES),
    services: incident.services.map(({ ci }) => ci),
    problem: incident.problemId ?? '',
    from: since,
    least: LEAST,
    limit,
  })
  return {
    since,
    items: items.map((one) => ({
      ...one,
      resolvedAfterMs: one.incident.resolvedAt === null ? null : one.incident.resolvedAt - one.incident.openedAt,
    })),
  }
}
