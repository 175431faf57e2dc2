// What a search for events asks, and its form in the URL: the API's own words, so that any page can link here.
import { DECISION_WORDS, EVENT_KINDS, SEVERITIES } from '../contract.ts'

/** Length of the time that is looked at, back from now. */
export const RANGES = ['15m', '1h', '6h', '24h', '2d', '7d'] as const
export type Range = (typeof RANGES)[number]
export const DEFAULT_RANGE: Range = '24h'

const MINUTE_MS = 60_000
const RANGE_MS: Readonly<Record<Range, number>> = {
  '15m': 15 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '6h': 360 * MINUTE_MS,
  '24h': 1_440 * MINUTE_MS,
  '2d': 2_880 * MINUTE_MS,
  '7d': 10_080 * MINUTE_MS,
}
/** Device clocks may be ahead of ours. */
const AHEAD_MS = 10 * MINUTE_MS

export const TEXT_FILTERS = ['class', 'source', 'ci', 'fingerprint', 'alert', 'incident'] as const
export const WORD_FILTERS = { severity: SEVERITIES, kind: EVENT_KINDS, decision: DECISION_WORDS } as const
export type TextFilter = (typeof TEXT_FILTERS)[number]
export type WordFilter = keyof typeof WORD_FILTERS

export interface EventView extends Readonly<Record<TextFilter | WordFilter, string>> {
  readonly q: string
  /** name=value, each of which the event has. */
  readonly labels: readonly string[]
  /** Back from now, or a fixed time. */
  readonly time: Range | { readonly from: number; readonly to: number }
}

const NO_TEXTS = { class: '', source: '', ci: '', fingerprint: '', alert: '', incident: '' }
export const EMPTY_VIEW: EventView = {
  ...NO_TEXTS,
  ...{ severity: '', kind: '', decision: '', q: '', labels: [] },
  time: DEFAULT_RANGE,
}

const MAX_TEXT = 200
const MAX_LABELS = 10

function timeOf(params: URLSearchParams): EventView['time'] {
  const [from, to] = ['from', 'to'].map((name) => {
    const text = params.get(name) ?? ''
    return /^\d{1,15}$/u.test(text) ? Number(text) : Date.parse(text)
  })
  if (from !== undefined && Number.isFinite(from)) {
    const end = to !== undefined && Number.isFinite(to) ? to : Date.now()
    if (from < end) return { from, to: end }
  }
  return RANGES.find((range) => range === params.get('range')) ?? DEFAULT_RANGE
}

/** Words that it does not know are left out: an old link still opens. */
export function decodeEventView(query: string): EventView {
  const params = new URLSearchParams(query)
  const text = (name: string): string => (params.get(name) ?? '').slice(0, MAX_TEXT)
  const word = (name: WordFilter): string => {
    const words: readonly string[] = WORD_FILTERS[name]
    return words.includes(text(name)) ? text(name) : ''
  }
  return {
    class: text('class'),
    source: text('source'),
    ci: text('ci'),
    fingerprint: text('fingerprint'),
    alert: text('alert'),
    incident: text('incident'),
    severity: word('severity'),
    kind: word('kind'),
    decision: word('decision'),
    q: text('q'),
    labels: params
      .getAll('label')
      .filter((label) => label.indexOf('=') > 0)
      .slice(0, MAX_LABELS),
    time: timeOf(params),
  }
}

function filterParams(view: EventView): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of ['q', ...TEXT_FILTERS, 'severity', 'kind', 'decision'] as const)
    if (view[name] !== '') params.set(name, view[name])
  for (const label of view.labels) params.append('label', label)
  return params
}

/** For the address bar, without `?`; what is as by default is left out. */
export function encodeEventView(view: EventView): string {
  const params = filterParams(view)
  if (typeof view.time === 'object') {
    params.set('from', String(view.time.from))
    params.set('to', String(view.time.to))
  } else if (view.time !== DEFAULT_RANGE) params.set('range', view.time)
  return params.toString()
}

export function spanOf(time: EventView['time'], now: number): { readonly from: number; readonly to: number } {
  return typeof time === 'object' ? time : { from: now - RANGE_MS[time], to: now + AHEAD_MS }
}

/** For the API: with the times that `now` makes of it. */
export function eventParams(view: EventView, now: number): URLSearchParams {
  const params = filterParams(view)
  const { from, to } = spanOf(view.time, now)
  params.set('from', String(from))
  params.set('to', String(to))
  return params
}

/** How many filters are set, beside the time. */
export function filterCount(view: EventView): number {
  return [...filterParams(view)].length
}
