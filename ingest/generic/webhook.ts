// POST /ingest/generic/:mapping: the JSON of any tool, read by a mapping of docs/sources/generic.md.
import type { EventKind, MonitoringEvent, ResourceHints } from '../contract/event.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { hostPart } from '../normalise/host-part.ts'
import { describe } from '../normalise/label-bag.ts'
import { Refusal } from '../normalise/refusal.ts'
import { severityOf } from '../normalise/severity-words.ts'
import { kindOfWord } from '../normalise/state-words.ts'
import type { Expression } from './expression.ts'
import { readPath } from './json-path.ts'
import type { Mapping } from './mapping.ts'
import type { Mappings } from './mapping-file.ts'

/** The format of all mappings. @param inForce asked with every request */
export function genericWebhook(inForce: () => Mappings): WebhookFormat {
  return {
    source: 'generic',
    url: '/ingest/generic/:mapping',
    accepts: ['json', 'text', 'form'],
    answer: 'report',
    summary: 'JSON of any tool, read by a mapping that is configured (docs/sources/generic.md).',
    bodySchema: { description: 'Whatever the tool sends; the mapping says how it reads.' },
    open(body, receipt, facts) {
      const mappings = inForce()
      const name = facts?.params['mapping'] ?? ''
      const mapping = mappings.get(name)
      if (mapping === undefined) {
        const known = [...mappings.keys()].join(', ')
        return new Refusal(
          'unknown_mapping',
          `no mapping ${JSON.stringify(name.slice(0, 64))}; configured: ${known === '' ? 'none' : known}`,
        )
      }
      const items = itemsOf(mapping, typeof body === 'string' ? parsed(body) : body)
      if (items === undefined)
        return new Refusal(
          'not_a_webhook',
          `nothing is at the path "items" of the mapping, or the body is ${describe(body)}`,
        )
      return { items, pointer: null, notices: [], normalise: (item) => mappedEvent(mapping, item, receipt) }
    },
  }
}

/** Amazon SNS sends its JSON as text/plain. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function itemsOf(mapping: Mapping, body: unknown): readonly unknown[] | undefined {
  const found = mapping.items === undefined ? body : readPath(mapping.items, body)
  if (Array.isArray(found)) return found as readonly unknown[]
  return typeof found === 'object' && found !== null ? [found] : undefined
}

/** Reads one item. Never throws on any JSON. */
export function mappedEvent(mapping: Mapping, item: unknown, receipt: Receipt): MonitoringEvent | Refusal {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return new Refusal('not_an_object', `the item is ${describe(item)}`)
  const eventClass = mapping.eventClass(item)
  if (eventClass === '') return new Refusal('missing_field', 'the field "class" of the mapping finds nothing in it')
  const identity = mapping.identity.map((one) => one(item))
  if (identity.every((text) => text === ''))
    return new Refusal('no_identity', 'the fields "identity" of the mapping find nothing in it')
  const word = mapping.kind(item)
  const kind = kindOf(word)
  if (kind === undefined)
    return new Refusal(
      'unknown_status',
      `the kind is ${JSON.stringify(word.slice(0, 40))}: map it to raise, clear or notice`,
    )
  const component = mapping.component(item)
  const ci = mapping.ci(item)
  const domain = mapping.domain(item)
  return conditionEvent(
    {
      source: mapping.name,
      kind,
      checkName: eventClass,
      ...(component === '' ? {} : { component }),
      severity: severityOf({ severity: mapping.severity(item) }) ?? 'indeterminate',
      hints: hintsOf(mapping.hints, item),
      ...(ci === '' ? {} : { ci }),
      identity: Object.fromEntries(identity.map((text, i) => [String(i), text])),
      summary: mapping.summary(item),
      labels: textsOf(mapping.labels, item),
      links: textsOf(mapping.links, item),
      occurredAt: momentOf(mapping.time(item)),
      occurrence: identity.join('|'),
      ...(domain === '' ? {} : { domain }),
      original: item,
    },
    receipt,
  )
}

function kindOf(word: string): EventKind | undefined {
  return word === '' ? undefined : kindOfWord(word)
}

function textsOf(table: Readonly<Record<string, Expression>>, item: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, expression]) => [name, expression(item)]))
}

/** An address in the place of a host name is understood, and the other way round. */
function hintsOf(table: Readonly<Record<string, Expression>>, item: unknown): ResourceHints {
  const texts = Object.entries(textsOf(table, item)).filter(([, text]) => text !== '')
  const hints: Record<string, string> = Object.fromEntries(texts)
  for (const name of ['hostname', 'ip']) {
    const text = hints[name]
    if (text === undefined) continue
    Reflect.deleteProperty(hints, name)
    Object.assign(hints, hostPart(text))
  }
  return hints
}
