// The query string of everything that is about a search for events, and the filter that it makes.
import { Type, type Static } from 'typebox'
import { DECISION_WORDS } from '../../correlate/contract/decision.ts'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { EventFilter } from '../queries/event-filter.ts'
import { EVENT_KINDS } from '../schemas/event.ts'
import { searchText, timeText, wordOf } from '../schemas/words.ts'
import { searchWords } from '../search-words.ts'
import { parseTimeOr } from '../time-param.ts'

const DEFAULT_RANGE_MS = 7 * 24 * 60 * 60_000
/** Device clocks may be ahead of ours by as much as ingest allows. */
const AHEAD_MS = 10 * 60_000

const name = (description: string) => Type.String({ maxLength: 200, default: '', description })

const EventQuery = Type.Object({
  from: timeText('Occurred at or after; a week ago unless told'),
  to: timeText('Occurred before'),
  class: name('Event class'),
  source: name('Kind of tool'),
  severity: Type.Optional(wordOf(PERCEIVED_SEVERITIES)),
  kind: Type.Optional(wordOf(EVENT_KINDS)),
  decision: Type.Optional(wordOf(DECISION_WORDS, 'What the engine decided on it')),
  fingerprint: name('The condition'),
  ci: name('CI, as the sender named it or as the engine found it'),
  alert: name('Alert that the event belongs to'),
  incident: name('Incident that the alert of the event belongs to'),
  label: Type.Optional(
    Type.Array(Type.String({ maxLength: 300 }), { maxItems: 10, description: 'name=value that it has; repeated' }),
  ),
  q: searchText,
})

/** Properties of the query string, for routes that take more beside them. */
export const EVENT_QUERY = EventQuery.properties

/** @throws HttpProblem 400 for a time or a label that is none */
export function eventFilter(query: Static<typeof EventQuery>, now: number): EventFilter {
  const labels = (query.label ?? []).map(splitLabel)
  return {
    from: parseTimeOr('from', query.from, now - DEFAULT_RANGE_MS),
    to: parseTimeOr('to', query.to, now + AHEAD_MS),
    class: query.class,
    source: query.source,
    severity: query.severity ?? '',
    kind: query.kind ?? '',
    decision: query.decision ?? '',
    fingerprint: query.fingerprint,
    ci: query.ci,
    alert: query.alert,
    incident: query.incident,
    labelNames: labels.map(([label]) => label),
    labelValues: labels.map(([, value]) => value),
    words: searchWords(query.q),
  }
}

function splitLabel(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new HttpProblem(400, 'invalid_request', 'label is name=value.', {
    errors: [{ pointer: 'query/label', detail: 'not name=value' }],
  })
}
