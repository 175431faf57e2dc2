// One message of CHANGES -> rows. The mapped table makes a new entity without its row a compile error.
import type { ChangeBatch, ChangeEntities, ChangeEntity } from '../../correlate/contract/change.ts'
import { CHANGE_ENTITIES, decodeChanges } from '../../correlate/contract/change.ts'
import type { ChangePlace } from './message-place.ts'
import { activityRow } from './rows/activity-row.ts'
import { affinityRow } from './rows/affinity-row.ts'
import { alertRow } from './rows/alert-row.ts'
import { ciRow } from './rows/ci-row.ts'
import { commandRow } from './rows/command-row.ts'
import { decisionRow } from './rows/decision-row.ts'
import { incidentRow } from './rows/incident-row.ts'
import { ciHistoryRow, inventoryRow } from './rows/inventory-row.ts'
import { maintenanceRow } from './rows/maintenance-row.ts'
import { problemRow } from './rows/problem-row.ts'
import { silenceRow } from './rows/silence-row.ts'
import type { SourceMessage } from './source-message.ts'
import type { TableRow } from './table-row.ts'

type Encode<Item> = (item: Item, place: ChangePlace, ordinal: number) => TableRow | null

const ENCODE: { readonly [E in ChangeEntity]: Encode<ChangeEntities[E]> } = {
  alert: (alert, place) => ({ table: 'alert_revisions', row: alertRow(alert, place), entity: alert }),
  incident: (incident, place) => ({
    table: 'incident_revisions',
    row: incidentRow(incident, place),
    entity: incident,
  }),
  activity: (activity, place) => ({ table: 'activities', row: activityRow(activity, place), entity: null }),
  problem: (problem, place) => ({ table: 'problem_revisions', row: problemRow(problem, place), entity: problem }),
  affinity: (affinity, place) => ({
    table: 'affinity_revisions',
    row: affinityRow(affinity, place),
    entity: affinity,
  }),
  silence: (silence, place) => ({ table: 'silence_revisions', row: silenceRow(silence, place), entity: silence }),
  maintenance: (window, place) => ({
    table: 'maintenance_revisions',
    row: maintenanceRow(window, place),
    // Each revision is kept.
    entity: null,
  }),
  decision: (decision, place, ordinal) => ({
    table: 'decisions',
    row: decisionRow(decision, place, ordinal),
    entity: null,
  }),
  // Ticks are the clock's, nobody's doing: they would drown the audit.
  command: (outcome, place) =>
    outcome.type === 'tick' ? null : { table: 'commands', row: commandRow(outcome, place), entity: null },
  ci: (revision, place) => ({
    table: 'ci_revisions',
    row: ciRow(revision, place),
    entity: { id: `${revision.version}/${revision.ci.id}`, revision: revision.loadedAt },
  }),
  inventory: (revision) => ({ table: 'inventory_revisions', row: inventoryRow(revision), entity: null }),
  ci_history: (entry) => ({ table: 'ci_history', row: ciHistoryRow(entry), entity: null }),
}

/** @throws when the payload is no change batch (a poison message) */
export function decodeChangeRows(message: SourceMessage): readonly TableRow[] {
  const changes = decodeChanges(message.data)
  if (!isChangeEntity(changes.entity)) throw new TypeError(`unknown entity ${String(changes.entity)}`)
  return encodeItems(changes, {
    seq: message.seq,
    partition: changes.partition,
    causeSeq: changes.causeSeq,
    chunk: changes.chunk,
  })
}

function isChangeEntity(word: unknown): word is ChangeEntity {
  return (CHANGE_ENTITIES as readonly unknown[]).includes(word) // widened only to ask
}

function encodeItems<E extends ChangeEntity>(changes: ChangeBatch<E>, place: ChangePlace): TableRow[] {
  const encode = ENCODE[changes.entity]
  const rows: TableRow[] = []
  changes.items.forEach((item, ordinal) => {
    const row = encode(item, place, ordinal)
    if (row !== null) rows.push(row)
  })
  return rows
}
