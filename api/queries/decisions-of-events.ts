// What the engine decided on some events. An event delivered twice has two decisions: the first one counts, the other says `duplicate`.
import type { DecisionWord } from '../../correlate/contract/decision.ts'
import type { Store } from '../../platform/clickhouse/store.ts'

const SQL = `
SELECT event_id, decision, alert_id, incident_id
FROM decisions
WHERE event_id IN {ids:Array(String)}
ORDER BY at, cause_seq, chunk, ordinal
LIMIT 1 BY event_id`

export interface EventDecision {
  readonly decision: DecisionWord
  readonly alertId: string | null
  readonly incidentId: string | null
}

export async function selectDecisions(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventDecision>> {
  if (ids.length === 0) return new Map()
  const rows = await store.query<{ event_id: string; decision: DecisionWord; alert_id: string; incident_id: string }>(
    SQL,
    {
      ids,
    },
  )
  return new Map(
    rows.map((row) => [
      row.event_id,
      { decision: row.decision, alertId: row.alert_id || null, incidentId: row.incident_id || null },
    ]),
  )
}
