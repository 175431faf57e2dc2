// The columns of the live list: how wide, by what they sort and filter, and what a cell shows. Header words are i18n keys `column.<id>`.
import type { ReactNode } from 'react'
import type { Incident } from '../contract.ts'
import { PriorityMark, SeveritySign, StateSign } from '../theme/severity-mark.tsx'
import { Age, Alerts, Count, Habit, Owner, Plain, ProblemLink, Services, Title } from './cells.tsx'
import type { ColumnChoice, ColumnId } from './column-choice.ts'
import type { FacetKey, Traits } from './facets.ts'
import type { Reader } from './use-reader.ts'
import type { SortKey } from './view-state.ts'

export interface Column {
  /** px, until somebody makes it wider. The title takes what is left. */
  readonly width: number
  /** px, where the list is narrow, as beside the preview; the whole width unless told. */
  readonly least?: number
  readonly sort?: SortKey
  /** What "show only" and "filter out" mean in this column. */
  readonly facet?: FacetKey
  readonly cell: (incident: Incident, traits: Traits | undefined, reader: Reader) => ReactNode
}

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  severity: {
    width: 112,
    least: 96,
    sort: 'severity',
    facet: 'severity',
    cell: ({ severity }, _traits, { word }) => <SeveritySign severity={severity} word={word(`severity.${severity}`)} />,
  },
  priority: {
    width: 76,
    least: 56,
    sort: 'priority',
    facet: 'priority',
    cell: ({ priority }) => <PriorityMark priority={priority} />,
  },
  state: {
    width: 128,
    least: 126,
    sort: 'state',
    facet: 'state',
    cell: ({ state }, _traits, { word }) => <StateSign state={state} word={word(`state.${state}`)} />,
  },
  id: { width: 150, cell: ({ id }, _traits, reader) => <Plain text={id} reader={reader} /> },
  title: {
    width: 300,
    sort: 'title',
    facet: 'cause',
    cell: (incident, traits, reader) => <Title incident={incident} traits={traits} reader={reader} />,
  },
  cause: {
    width: 150,
    facet: 'cause',
    cell: ({ rootCause }, _traits, reader) => <Plain text={rootCause[0]?.name ?? null} reader={reader} />,
  },
  services: {
    width: 150,
    least: 80,
    facet: 'service',
    cell: ({ services }, _traits, reader) => <Services services={services} reader={reader} />,
  },
  site: {
    width: 110,
    facet: 'site',
    cell: (_incident, traits, reader) => <Plain text={traits?.site ?? null} reader={reader} />,
  },
  sources: {
    width: 120,
    facet: 'source',
    cell: (_incident, traits, reader) => <Plain text={traits?.sources.join(' · ') ?? null} reader={reader} />,
  },
  alerts: {
    width: 84,
    least: 68,
    sort: 'alerts',
    cell: (incident, _traits, reader) => <Alerts incident={incident} reader={reader} />,
  },
  events: {
    width: 84,
    sort: 'events',
    cell: ({ eventCount }, _traits, reader) => <Count value={eventCount} reader={reader} />,
  },
  cis: { width: 72, cell: ({ ciCount }, _traits, reader) => <Count value={ciCount} reader={reader} /> },
  opened: {
    width: 112,
    least: 104,
    sort: 'opened',
    cell: ({ openedAt }, _traits, reader) => <Age since={openedAt} reader={reader} />,
  },
  updated: {
    width: 112,
    sort: 'updated',
    cell: ({ updatedAt }, _traits, reader) => <Age since={updatedAt} reader={reader} />,
  },
  owner: {
    width: 112,
    least: 76,
    sort: 'owner',
    facet: 'owner',
    cell: ({ assignee }, _traits, reader) => <Owner assignee={assignee} reader={reader} />,
  },
  team: { width: 112, cell: ({ supportGroup }, _traits, reader) => <Plain text={supportGroup} reader={reader} /> },
  problem: { width: 130, cell: ({ problemId }, _traits, reader) => <ProblemLink id={problemId} reader={reader} /> },
  habit: {
    width: 110,
    facet: 'habit',
    cell: (_incident, traits, reader) => <Habit habit={traits?.habit ?? null} reader={reader} />,
  },
  flapping: { width: 84, cell: (_incident, traits, reader) => <Count value={traits?.flapping ?? 0} reader={reader} /> },
}

const TICK_WIDTH = 36

export function widthOf({ id, width }: ColumnChoice): number {
  return width ?? COLUMNS[id].width
}

function leastOf(column: ColumnChoice): number {
  return column.width ?? COLUMNS[column.id].least ?? widthOf(column)
}

/** CSS grid columns of header and rows, the box to tick first. */
export function gridColumns(columns: readonly ColumnChoice[]): {
  readonly template: string
  readonly minWidth: number
} {
  const template = columns.map((column) => {
    const most = column.id === 'title' && column.width === null ? '1fr' : `${widthOf(column)}px`
    return `minmax(${leastOf(column)}px, ${most})`
  })
  return {
    template: [`${TICK_WIDTH}px`, ...template].join(' '),
    minWidth: columns.reduce((sum, column) => sum + leastOf(column), TICK_WIDTH + 4),
  }
}
