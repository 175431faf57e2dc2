import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import type { Traits } from './facets.ts'
import { parseSearch } from './search-query.ts'

const incident = incidentLike({
  id: 'INC-7',
  title: 'core-1 power supply failed',
  severity: 'major',
  priority: 'P2',
  alertCount: 12,
  assignee: 'li.wei',
  openedAt: Date.now() - 3 * 3_600_000,
  services: [{ ci: 'svc-pay', name: 'Payments', criticality: 5, effect: 'down' }],
})
const traits: Traits = { id: 'INC-7', site: 'hq', sources: ['snmp'], flapping: 0, maintenance: 0, habit: null }

describe('parseSearch', () => {
  it.each([
    ['nothing', '', true],
    ['a word', 'POWER', true],
    ['two words, one missing', 'power fan', false],
    ['a phrase', '"power supply"', true],
    ['a phrase in another order', '"supply power"', false],
    ['not a word', '-fan power', true],
    ['wildcard', 'service:pay*', true],
    ['wildcard from the start only', 'service:ments*', false],
    ['contains', 'service:ment', true],
    ['is', 'service=pay', false],
    ['at least major', 'sev>=major', true],
    ['at least critical', 'severity>=critical', false],
    ['at least P3', 'pri>=p3', true],
    ['exactly P1', 'pri:p1', false],
    ['number', 'alerts>10', true],
    ['age', 'age>2h age<1d', true],
    ['age in minutes', 'age<90', false],
    ['trait', 'site:hq source:snmp', true],
    ['none', 'owner:none', false],
    ['not a field', '-owner:li*', false],
    ['in Chinese', '级别>=minor 服务:pay*', true],
    ['no field of ours is a word', 'colour:red', false],
    ['what every object has is no field', 'constructor:x', false],
    ['a lone minus and a lone quote', '- "', true],
    ['a bad number is a word', 'alerts>many', false],
  ])('%s: %s', (_path, search, want) => {
    expect(parseSearch(search)(incident, traits)).toBe(want)
  })
})
