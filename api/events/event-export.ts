// Events as CSV, page by page as the reader takes them, so that neither we nor ClickHouse hold them all.
import type { Store } from '../../platform/clickhouse/store.ts'
import { CSV_START, csvRow } from '../csv/csv-row.ts'
import { selectDecisions, type EventDecision } from '../queries/decisions-of-events.ts'
import type { EventFilter } from '../queries/event-filter.ts'
import { searchEvents, type EventPlace, type FoundEvent } from '../queries/event-search.ts'

/** What a spreadsheet still opens with ease, and a browser downloads in seconds. */
export const MAX_EXPORTED = 50_000
const PAGE = 1_000

type Cells = (event: FoundEvent['event'], decision: EventDecision | undefined) => string

const COLUMNS: Readonly<Record<string, Cells>> = {
  occurredAt: ({ occurredAt }) => new Date(occurredAt).toISOString(),
  observedAt: ({ observedAt }) => new Date(observedAt).toISOString(),
  source: ({ source }) => source,
  sender: ({ sender }) => sender,
  kind: ({ kind }) => kind,
  eventClass: ({ eventClass }) => eventClass,
  severity: ({ severity }) => severity,
  ci: ({ resource }) => resource.ci ?? '',
  hints: ({ resource }) => pairs(resource.hints ?? {}),
  component: ({ resource }) => resource.component ?? '',
  summary: ({ summary }) => summary,
  labels: ({ labels }) => pairs(labels),
  decision: (_event, decision) => decision?.decision ?? '',
  alert: (_event, decision) => decision?.alertId ?? '',
  incident: (_event, decision) => decision?.incidentId ?? '',
  fingerprint: ({ fingerprint }) => fingerprint,
  id: ({ id }) => id,
}

function pairs(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('; ')
}

/** @throws what the store throws, also after some rows: the reader sees a download that broke off */
export async function* exportEvents(store: Store, filter: EventFilter): AsyncGenerator<string> {
  let after: EventPlace | null = null
  for (let given = 0; given < MAX_EXPORTED; given += PAGE) {
    const found = await searchEvents(store, filter, after, PAGE)
    const decisions = await selectDecisions(
      store,
      found.map(({ event }) => event.id),
    )
    // With the first page, so that a search that fails is an answer that says so.
    const head = after === null ? CSV_START + csvRow(Object.keys(COLUMNS)) : ''
    const cells = Object.values(COLUMNS)
    yield head + found.map(({ event }) => csvRow(cells.map((cell) => cell(event, decisions.get(event.id))))).join('')
    after = found.at(-1)?.place ?? null
    if (found.length < PAGE) return
  }
}
