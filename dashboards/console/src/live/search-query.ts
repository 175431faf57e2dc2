// The search field's language: words that must occur, and `field:value` with wildcards and comparisons. What is no field of ours is a word.
//   core-1 -flapping service:pay* sev>=major alerts>10 age>2h owner:none "power supply"
import { PRIORITIES } from '../contract.ts'
import type { Incident } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { facetValues } from './facets.ts'
import type { FacetKey, Traits } from './facets.ts'

export type Matches = (incident: Incident, traits: Traits | undefined) => boolean

/** Fields whose values are texts, by every name they are known under. */
const TEXT_FIELDS: Readonly<Record<string, FacetKey>> = {
  service: 'service',
  服务: 'service',
  site: 'site',
  站点: 'site',
  source: 'source',
  来源: 'source',
  owner: 'owner',
  负责人: 'owner',
  cause: 'cause',
  ci: 'cause',
  根因: 'cause',
  state: 'state',
  habit: 'habit',
}

/** Fields that can be compared; more is worse, so that `sev>=major` means major and critical. */
const NUMBER_FIELDS = {
  sev: ({ severity }) => -SEVERITY_ORDER[severity],
  pri: ({ priority }) => -PRIORITIES.indexOf(priority),
  alerts: ({ alertCount }) => alertCount,
  active: ({ activeAlertCount }) => activeAlertCount,
  events: ({ eventCount }) => eventCount,
  cis: ({ ciCount }) => ciCount,
  age: ({ openedAt }) => Date.now() - openedAt,
} as const satisfies Record<string, (incident: Incident) => number>
type NumberField = keyof typeof NUMBER_FIELDS

const OTHER_NAMES: Readonly<Record<string, NumberField>> = {
  severity: 'sev',
  级别: 'sev',
  priority: 'pri',
  优先级: 'pri',
  告警: 'alerts',
  时长: 'age',
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function numberOf(field: NumberField, text: string): number | null {
  if (field === 'sev') {
    const rank = new Map<string, number>(Object.entries(SEVERITY_ORDER)).get(text)
    return rank === undefined ? null : -rank
  }
  if (field === 'pri') {
    const rank = PRIORITIES.findIndex((priority) => priority.toLowerCase() === text)
    return rank === -1 ? null : -rank
  }
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd]?)$/u.exec(text) ?? []
  if (digits === '' || (unit !== '' && field !== 'age')) return null
  return Number(digits) * (field === 'age' ? (UNITS[unit === '' ? 'm' : unit] ?? 1) : 1)
}

type Operator = ':' | '=' | '>=' | '<=' | '>' | '<'

const COMPARE = {
  ':': (a, b) => a === b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
} as const satisfies Record<Operator, (a: number, b: number) => boolean>

/** `:` means contains, or matches when there is a `*`; `=` means is. */
function textTest(operator: Operator, wanted: string): (value: string) => boolean {
  if (wanted === 'none' || wanted === '无') return (value) => value === ''
  if (wanted.includes('*')) {
    const parts = wanted.split('*').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'))
    const pattern = new RegExp(`^${parts.join('.*')}$`, 'u')
    return (value) => pattern.test(value.toLowerCase())
  }
  return operator === '=' ? (value) => value.toLowerCase() === wanted : (value) => value.toLowerCase().includes(wanted)
}

/** What is searched for words, made once for each revision: ten thousand rows are searched on each key press. */
const texts = new WeakMap<Incident, string>()

function textOf(incident: Incident): string {
  let text = texts.get(incident)
  if (text === undefined) {
    text = [
      incident.id,
      incident.title,
      incident.assignee ?? '',
      incident.supportGroup ?? '',
      ...incident.rootCause.map((candidate) => `${candidate.ci} ${candidate.name}`),
      ...incident.services.map((service) => service.name),
    ]
      .join('\n')
      .toLowerCase()
    texts.set(incident, text)
  }
  return text
}

function termOf(token: string): Matches {
  const [, name = '', operator = '', rest = ''] = /^([\p{L}]+)(>=|<=|:|=|>|<)(.+)$/u.exec(token) ?? []
  const wanted = rest.replaceAll('"', '')
  const facet = Object.hasOwn(TEXT_FIELDS, name) ? TEXT_FIELDS[name] : undefined
  if (facet !== undefined && (operator === ':' || operator === '=')) {
    const test = textTest(operator, wanted)
    return (incident, traits) => facetValues(facet, incident, traits).some(test)
  }
  const alias = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined
  const field = alias ?? (Object.hasOwn(NUMBER_FIELDS, name) ? (name as NumberField) : undefined) // just looked up
  const limit = field === undefined ? null : numberOf(field, wanted)
  if (field !== undefined && limit !== null) {
    // The expression allows no other word than these.
    const compare = COMPARE[operator as Operator]
    const valueOf: (incident: Incident) => number = NUMBER_FIELDS[field]
    return (incident) => compare(valueOf(incident), limit)
  }
  const word = token.replaceAll('"', '')
  return (incident) => textOf(incident).includes(word)
}

/** @param search what was typed; parts between quotes keep their spaces */
export function parseSearch(search: string): Matches {
  const tokens = search.toLowerCase().match(/(?:[^\s"]|"[^"]*"?)+/gu) ?? []
  const terms = tokens
    .filter((token) => !/^-?"*$/u.test(token))
    .map((token): Matches => {
      if (!token.startsWith('-')) return termOf(token)
      const term = termOf(token.slice(1))
      return (incident, traits) => !term(incident, traits)
    })
  return (incident, traits) => terms.every((term) => term(incident, traits))
}
