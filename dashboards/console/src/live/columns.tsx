// The columns of the live list: how wide, by what they sort and filter, and what a cell shows. Header words are i18n keys `column.<id>`.
import type { ReactNode } from 'react'
import type { Incident } from '../contract.ts'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import { Age, Alerts, Count, Habit, Owner, Plain, ProblemLink, Services, Title } from './cells.tsx'
import type { ColumnChoice, ColumnId } from './column-choice.ts'
import type { FacetKey, Traits } from './facets.ts'
import type { SortKey } from './view-state.ts'

export interface Column {
  /** px, until somebody makes it wider. The title takes what is left. */
  readonly width: number
  readonly sort?: SortKey
  /** What "show only" and "filter out" mean in this column. */
  readonly facet?: FacetKey
  readonly cell: (incident: Incident, traits: Traits | undefined) => ReactNode
}

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  severity: {
    width: 112,
    sort: 'severity',
    facet: 'severity',
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  priority: {
    width: 76,
    sort: 'priority',
    facet: 'priority',
    cell: ({ priority }) => <PriorityMark priority={priority} />,
  },
  state: { width: 128, sort: 'state', facet: 'state', cell: ({ state }) => <StateMark state={state} /> },
  id: { width: 150, cell: ({ id }) => <Plain text={id} /> },
  title: {
    width: 240,
    sort: 'title',
    facet: 'cause',
    cell: (incident, traits) => <Title incident={incident} traits={traits} />,
  },
  cause: { width: 150, facet: 'cause', cell: ({ rootCause }) => <Plain text={rootCause[0]?.name ?? null} /> },
  services: { width: 150, facet: 'service', cell: ({ services }) => <Services services={services} /> },
  site: { width: 110, facet: 'site', cell: (_incident, traits) => <Plain text={traits?.site ?? null} /> },
  sources: {
    width: 120,
    facet: 'source',
    cell: (_incident, traits) => <Plain text={traits?.sources.join(' · ') ?? null} />,
  },
  alerts: { width: 84, sort: 'alerts', cell: (incident) => <Alerts incident={incident} /> },
  events: { width: 84, sort: 'events', cell: ({ eventCount }) => <Count value={eventCount} /> },
  cis: { width: 72, cell: ({ ciCount }) => <Count value={ciCount} /> },
  opened: { width: 112, sort: 'opened', cell: ({ openedAt }) => <Age since={openedAt} /> },
  updated: { width: 112, sort: 'updated', cell: ({ updatedAt }) => <Age since={updatedAt} /> },
  owner: { width: 112, sort: 'owner', facet: 'owner', cell: ({ assignee }) => <Owner assignee={assignee} /> },
  team: { width: 112, cell: ({ supportGroup }) => <Plain text={supportGroup} /> },
  problem: { width: 130, cell: ({ problemId }) => <ProblemLink id={problemId} /> },
  habit: { width: 110, facet: 'habit', cell: (_incident, traits) => <Habit habit={traits?.habit ?? null} /> },
  flapping: { width: 84, cell: (_incident, traits) => <Count value={traits?.flapping ?? 0} /> },
}

const TICK_WIDTH = 36

export function widthOf({ id, width }: ColumnChoice): number {
  return width ?? COLUMNS[id].width
}

/** CSS grid columns of header and rows, the box to tick first. */
export function gridColumns(columns: readonly ColumnChoice[]): {
  readonly template: string
  readonly minWidth: number
} {
  const template = columns.map((column) =>
    column.id === 'title' && column.width === null ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`,
  )
  return {
    template: [`${TICK_WIDTH}px`, ...template].join(' '),
    minWidth: columns.reduce((sum, column) => sum + widthOf(column), TICK_WIDTH + 4),
  }
}
