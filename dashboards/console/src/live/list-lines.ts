// The lines of the table: rows, or rows under headings. A plain row's line is made when it is drawn: ten thousand of them, made anew with each
// piece of news, would keep the collector of garbage busy.
import type { Incident } from '../contract.ts'
import type { ListLine } from './group-rows.ts'

export interface ListLines {
  readonly count: number
  /** Incidents among them; those of folded groups are no lines. */
  readonly incidents: number
  readonly at: (index: number) => ListLine | undefined
  /** -1 when no line is about it. */
  readonly indexOf: (incidentId: string) => number
  /** Of the incidents, in their order. */
  readonly ids: () => readonly string[]
}

export function plainLines(rows: readonly Incident[]): ListLines {
  return {
    count: rows.length,
    incidents: rows.length,
    at: (index) => {
      const incident = rows[index]
      return incident && { kind: 'incident', incident }
    },
    indexOf: (incidentId) => rows.findIndex(({ id }) => id === incidentId),
    ids: () => rows.map(({ id }) => id),
  }
}

export function groupedLines(lines: readonly ListLine[]): ListLines {
  const ids = lines.flatMap((line) => (line.kind === 'incident' ? [line.incident.id] : []))
  return {
    count: lines.length,
    incidents: ids.length,
    at: (index) => lines[index],
    indexOf: (incidentId) => lines.findIndex((line) => line.kind === 'incident' && line.incident.id === incidentId),
    ids: () => ids,
  }
}
