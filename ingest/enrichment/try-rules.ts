// What rules would make of a sample, without storing anything: an event as in the tests of the file, or the body of a tool.
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { Refusal } from '../normalise/refusal.ts'
import { enrich, type Enriched } from './enrich.ts'
import { parseRules, type RuleSet } from './rule-file.ts'
import { placeOf, type RuleFault } from './rule-fault.ts'
import { sampleEvent } from './sample-event.ts'

export interface Trial {
  /** As in the tests of a file of rules. */
  readonly event?: unknown
  /** The tool that `body` is of: `grafana`, `zabbix` ... */
  readonly source?: string
  /** Name of the mapping, for `source: generic`. */
  readonly mapping?: string
  readonly body?: unknown
  /** YAML to try instead of the rules in force. */
  readonly rules?: string
}

export type TrialResult =
  | { readonly outcome: 'faults'; readonly faults: readonly string[] }
  | { readonly outcome: 'tried'; readonly results: readonly TriedEvent[] }

export type TriedEvent =
  (Enriched & { readonly before: MonitoringEvent }) | { readonly refused: string; readonly detail: string }

/** @param formats the tools that are known */
export function tryRules(trial: Trial, inForce: RuleSet, formats: readonly WebhookFormat[], at: number): TrialResult {
  let set = inForce
  try {
    if (trial.rules !== undefined) set = parseRules(trial.rules, 'rules')
  } catch (error) {
    if (!(error instanceof FileFaultsError)) throw error
    return { outcome: 'faults', faults: error.faults }
  }
  const given = trial.event === undefined ? eventsOfBody(trial, formats, at) : eventOfSample(trial.event)
  if (!Array.isArray(given)) return { outcome: 'faults', faults: [given as string] } // a text is no array
  return {
    outcome: 'tried',
    results: (given as readonly (MonitoringEvent | Refusal)[]).map((one) =>
      one instanceof Refusal ? { refused: one.reason, detail: one.detail } : { before: one, ...enrich(set.rules, one) },
    ),
  }
}

function eventOfSample(given: unknown): readonly MonitoringEvent[] | string {
  const faults: RuleFault[] = []
  const event = sampleEvent(given, placeOf(faults, ['event']))
  const [first] = faults
  return event === undefined || first !== undefined
    ? `${first?.path.join('.') ?? 'event'}: ${first?.fault ?? 'cannot be read'}`
    : [event]
}

function eventsOfBody(
  trial: Trial,
  formats: readonly WebhookFormat[],
  at: number,
): readonly (MonitoringEvent | Refusal)[] | string {
  const format = formats.find(({ source }) => source === trial.source)
  if (format === undefined)
    return `source: ${String(trial.source)} is not one of ${formats.map(({ source }) => source).join(', ')}; or send "event"`
  const facts = { params: { mapping: trial.mapping ?? '' }, headers: {} }
  const opened = format.open(trial.body, { sender: 'trial', at, domain: 'default' }, facts)
  if (opened instanceof Refusal) return `body: ${opened.reason}: ${opened.detail}`
  return [...opened.items.map((item) => opened.normalise(item)), ...opened.notices]
}
