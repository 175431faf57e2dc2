import { describe, expect, it } from 'vitest'
import { parseRules } from '../../../../ingest/enrichment/rule-file.ts'
import { NOISE_KEYS, type Noise } from '../api/tuning-endpoints.ts'
import { eventsHref, ruleStarter, silenceHref, silenceMatchers } from './noise-starters.ts'

const NOISE: Noise = {
  key: 'f1',
  class: 'linkDown',
  source: 'snmp',
  ci: 'sw-1',
  name: 'sw-1.example.net',
  component: 'ifIndex=3',
  summary: '',
  conditions: 1,
  share: 0.5,
  events: 6,
  repeats: 0,
  flaps: 0,
  alerts: 1,
  unacted: 0,
  transients: 0,
  standing: 0,
}
const HOSTILE = { ...NOISE, class: 'a"]} \\ \n- {b: $x}', name: '=HYPERLINK("x")', component: "'; DROP", source: '' }
const NOTHING = { ...NOISE, class: '', source: '', ci: '', name: '', component: '' }

describe('starting points about noise', () => {
  it.each(NOISE_KEYS)('by %s => a rule that the reader of rules takes, also of hostile texts', (by) => {
    const usable = [NOISE, { ...HOSTILE, source: by === 'source' ? 'snmp' : '' }]
    for (const noise of usable) {
      const rules = ruleStarter(noise, by) ?? ''
      expect(parseRules(rules, 'rules.yaml').rules, rules).toHaveLength(1)
    }
  })

  it('a class with signs of patterns => matched as it stands, by its source', () => {
    expect(ruleStarter({ ...NOISE, class: 'Disk(90%)' }, 'class')).toContain(
      String.raw`match: { source: "snmp", class: "^Disk\\(90%\\)$" }`,
    )
  })

  it('a silence for one condition => class, CI and component; quotes are escaped', () => {
    expect(silenceMatchers(NOISE, 'fingerprint')).toEqual([
      'alertname="linkDown"',
      'ci="sw-1"',
      'component="ifIndex=3"',
    ])
    expect(silenceMatchers({ ...NOISE, ci: 'a"b' }, 'ci')).toEqual([String.raw`ci="a\"b"`])
  })

  it('nothing known that a silence or a rule could look at => no way to one', () => {
    expect(silenceHref(NOTHING, 'ci')).toBeNull()
    expect(NOISE_KEYS.map((by) => ruleStarter(NOTHING, by))).toEqual([null, null, null, null])
    expect(silenceHref(NOISE, 'ci')).toBe('/silences?matcher=ci%3D%22sw-1%22')
  })

  it('the events of a host that is no CI => found by its name', () => {
    expect(eventsHref({ ...NOISE, ci: '' }, 'ci', 1, 2)).toBe('/events?q=sw-1.example.net&from=1&to=2')
  })
})
