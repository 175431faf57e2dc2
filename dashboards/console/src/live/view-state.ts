// What the live list shows, and its form in the URL: every view can be sent to a colleague as a link.
import { INCIDENT_STATES, PRIORITIES } from '../contract.ts'
import type { IncidentState, Priority } from '../contract.ts'

export const SORT_KEYS = ['priority', 'severity', 'state', 'title', 'alerts', 'opened', 'updated', 'owner'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface ViewState {
  readonly search: string
  /** Empty = all. */
  readonly priorities: readonly Priority[]
  readonly states: readonly IncidentState[]
  /** Only incidents that nobody has acknowledged. */
  readonly unacknowledged: boolean
  readonly sort: { readonly key: SortKey; readonly descending: boolean }
  readonly paused: boolean
  readonly preview: boolean
}

/** Open incidents: what a shift looks at unless it asks for more. */
export const OPEN_STATES: readonly IncidentState[] = ['new', 'acknowledged', 'in_progress', 'on_hold']

export const DEFAULT_VIEW: ViewState = {
  search: '',
  priorities: [],
  states: OPEN_STATES,
  unacknowledged: false,
  sort: { key: 'priority', descending: false },
  paused: false,
  preview: false,
}

function words<Word extends string>(text: string | null, allowed: readonly Word[]): Word[] {
  const given = new Set(text?.split(',') ?? [])
  return allowed.filter((word) => given.has(word))
}

/** Reads a view from a query string. Words that it does not know are left out: an old link still opens. */
export function decodeView(query: string): ViewState {
  const params = new URLSearchParams(query)
  const states = words(params.get('state'), INCIDENT_STATES)
  const sort = params.get('sort') ?? DEFAULT_VIEW.sort.key
  const key = sort.replace(/^-/, '')
  return {
    search: params.get('q') ?? '',
    priorities: words(params.get('priority'), PRIORITIES),
    states: states.length > 0 ? states : DEFAULT_VIEW.states,
    unacknowledged: params.get('unacked') === '1',
    sort: SORT_KEYS.some((known) => known === key)
      ? // Just checked to be one of the list.
        { key: key as SortKey, descending: sort.startsWith('-') }
      : DEFAULT_VIEW.sort,
    paused: params.get('live') === '0',
    preview: params.get('preview') === '1',
  }
}

/** Writes a view as a query string without `?`; what is as by default is left out. */
export function encodeView(view: ViewState): string {
  const params = new URLSearchParams()
  if (view.search !== '') params.set('q', view.search)
  if (view.priorities.length > 0) params.set('priority', view.priorities.join(','))
  if (view.states.join() !== DEFAULT_VIEW.states.join()) params.set('state', view.states.join(','))
  if (view.unacknowledged) params.set('unacked', '1')
  const sort = `${view.sort.descending ? '-' : ''}${view.sort.key}`
  if (sort !== DEFAULT_VIEW.sort.key) params.set('sort', sort)
  if (view.paused) params.set('live', '0')
  if (view.preview) params.set('preview', '1')
  return params.toString().replaceAll('%2C', ',')
}

/** What decides which rows there are and in which order: when it changes, a held list is arranged anew. */
export function arrangementKey(view: ViewState): string {
  return encodeView({ ...view, paused: false, preview: false })
}
