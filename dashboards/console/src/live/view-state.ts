// What the live list shows, and its form in the URL: every view can be sent to a colleague as a link.
import { INCIDENT_STATES } from '../contract.ts'
import type { IncidentState } from '../contract.ts'
import { DEFAULT_COLUMNS, decodeColumns, encodeColumns } from './column-choice.ts'
import type { ColumnChoice } from './column-choice.ts'
import { FACET_KEYS, NO_CHOICE, withChoice } from './facets.ts'
import type { FacetChoice, FacetChoices } from './facets.ts'

export const SORT_KEYS = [
  'priority',
  'severity',
  'state',
  'title',
  'alerts',
  'events',
  'opened',
  'updated',
  'owner',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

export const GROUPINGS = ['service', 'site', 'cause'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface ViewState {
  readonly search: string
  readonly facets: FacetChoices
  /** Only incidents that nobody has acknowledged. */
  readonly unacknowledged: boolean
  readonly sort: { readonly key: SortKey; readonly descending: boolean }
  readonly group: Grouping | null
  readonly columns: readonly ColumnChoice[]
  readonly paused: boolean
  readonly preview: boolean
  /** Whether the panel of facets is open. */
  readonly panel: boolean
  /** The saved view that this began as. */
  readonly viewId: string | null
}

/** Open incidents: what a shift looks at unless it asks for more. */
export const OPEN_STATES: readonly IncidentState[] = ['new', 'acknowledged', 'in_progress', 'on_hold']

export const DEFAULT_VIEW: ViewState = {
  search: '',
  facets: {},
  unacknowledged: false,
  sort: { key: 'priority', descending: false },
  group: null,
  columns: DEFAULT_COLUMNS,
  paused: false,
  preview: false,
  panel: false,
  viewId: null,
}

/** States that the view asks for; without a choice those that are open. */
export function statesOf({ facets }: Pick<ViewState, 'facets'>): readonly IncidentState[] {
  const { only, not } = facets.state ?? NO_CHOICE
  const wanted = only.length === 0 ? OPEN_STATES : INCIDENT_STATES.filter((state) => only.includes(state))
  return wanted.filter((state) => !not.includes(state))
}

/** `a,b,!c`: only a and b, never c. Each value is encoded by itself: it may have a comma in it, or begin with an exclamation mark. */
function encodeChoice({ only, not }: FacetChoice): string {
  // encodeURIComponent leaves the exclamation mark.
  const encoded = (value: string): string => encodeURIComponent(value).replaceAll('!', '%21')
  return [...only.map(encoded), ...not.map((value) => `!${encoded(value)}`)].join(',')
}

function decodeChoice(text: string): FacetChoice {
  const only: string[] = []
  const not: string[] = []
  for (const part of text.split(',')) {
    const isNot = part.startsWith('!')
    try {
      ;(isNot ? not : only).push(decodeURIComponent(isNot ? part.slice(1) : part))
    } catch {
      // Typed by hand and no encoding at all: left out.
    }
  }
  return { only, not }
}

/** Reads a view from a query string. Words that it does not know are left out: an old link still opens. */
export function decodeView(query: string): ViewState {
  const params = new URLSearchParams(query)
  const sort = params.get('sort') ?? DEFAULT_VIEW.sort.key
  const key = SORT_KEYS.find((known) => known === sort.replace(/^-/u, ''))
  let facets: FacetChoices = {}
  for (const facet of FACET_KEYS) {
    const text = params.get(facet)
    if (text !== null) facets = withChoice(facets, facet, decodeChoice(text))
  }
  return {
    search: params.get('q') ?? '',
    facets,
    unacknowledged: params.get('unacked') === '1',
    sort: key === undefined ? DEFAULT_VIEW.sort : { key, descending: sort.startsWith('-') },
    group: GROUPINGS.find((known) => known === params.get('group')) ?? null,
    columns: decodeColumns(params.get('cols')),
    paused: params.get('live') === '0',
    preview: params.get('preview') === '1',
    panel: params.get('facets') === '1',
    viewId: params.get('view'),
  }
}

/** Writes a view as a query string without `?`; what is as by default is left out. */
export function encodeView(view: ViewState): string {
  const params = new URLSearchParams()
  if (view.viewId !== null) params.set('view', view.viewId)
  if (view.search !== '') params.set('q', view.search)
  for (const key of FACET_KEYS) {
    const choice = view.facets[key]
    if (choice !== undefined) params.set(key, encodeChoice(choice))
  }
  if (view.unacknowledged) params.set('unacked', '1')
  const sort = `${view.sort.descending ? '-' : ''}${view.sort.key}`
  if (sort !== DEFAULT_VIEW.sort.key) params.set('sort', sort)
  if (view.group !== null) params.set('group', view.group)
  const columns = encodeColumns(view.columns)
  if (columns !== null) params.set('cols', columns)
  if (view.paused) params.set('live', '0')
  if (view.preview) params.set('preview', '1')
  if (view.panel) params.set('facets', '1')
  return params.toString().replaceAll('%2C', ',')
}

/** What decides which rows there are and in which order: when it changes, a held list is arranged anew. */
export function arrangementKey({ search, facets, unacknowledged, sort, group }: ViewState): string {
  return encodeView({ ...DEFAULT_VIEW, search, facets, unacknowledged, sort, group })
}

/** What a saved view keeps: all but whether this screen is paused, and which view it is. */
export function savedQuery(view: ViewState): string {
  return encodeView({ ...view, paused: false, viewId: null })
}
