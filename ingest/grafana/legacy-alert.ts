// The webhook of Grafana's legacy dashboard alerts (Grafana 8 and earlier): one rule with a state, its series in evalMatches.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { payloadOf, scalarText, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { resourceOf } from '../normalise/resource-hints.ts'
import { severityOf } from '../normalise/severity-words.ts'

/** no_data is a condition of its own right: the rule cannot say that all is well. */
const STATES: Readonly<Record<string, { readonly kind: EventKind; readonly severity: PerceivedSeverity }>> = {
  alerting: { kind: 'raise', severity: 'major' },
  no_data: { kind: 'raise', severity: 'warning' },
  ok: { kind: 'clear', severity: 'cleared' },
  pending: { kind: 'notice', severity: 'indeterminate' },
  paused: { kind: 'notice', severity: 'indeterminate' },
}

/** Whether a body is one of these. */
export function isLegacyAlert(payload: Payload): boolean {
  return payload['alerts'] === undefined && Object.hasOwn(payload, 'ruleId') && Object.hasOwn(payload, 'state')
}

/** Reads one. Never throws on any JSON. */
export function legacyAlertEvent(payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const word = textField(payload, 'state')
  const state = Object.hasOwn(STATES, word) ? STATES[word] : undefined
  if (state === undefined) return new Refusal('unknown_status', `the state is ${JSON.stringify(word.slice(0, 40))}`)
  const ruleId = textField(payload, 'ruleId')
  const ruleName = textField(payload, 'ruleName', 'title')
  if (ruleName === '') return new Refusal('missing_field', 'ruleName is missing')
  const tags = tagsOf(payload)
  const { hints, component } = resourceOf(tags, 'any')
  return conditionEvent(
    {
      source: 'grafana',
      ...state,
      severity: state.kind === 'raise' ? (severityOf(tags) ?? state.severity) : state.severity,
      checkName: ruleName,
      component,
      hints: hints ?? {},
      identity: { ruleId, ruleName, orgId: textField(payload, 'orgId') },
      summary: textField(payload, 'message', 'title'),
      labels: { ...tags, alertname: ruleName },
      links: { Grafana: payload['ruleUrl'] },
      occurredAt: null,
      occurrence: word,
    },
    receipt,
  )
}

/** The rule's tags, and those of its first series: a rule about one host names it there. */
function tagsOf(payload: Payload): Record<string, string> {
  const matches: unknown = payload['evalMatches']
  const only = Array.isArray(matches) && matches.length === 1 ? payloadOf(matches[0]) : undefined
  const bags = [payloadOf(payload['tags']) ?? {}, payloadOf(only?.['tags']) ?? {}]
  const entries = bags.flatMap((bag) => Object.entries(bag).map(([name, value]) => [name, scalarText(value)] as const))
  return Object.fromEntries(entries.filter(([name, value]) => value !== '' && name !== '__proto__').slice(0, 64))
}
