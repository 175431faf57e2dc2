// Enrichment rules: what they do to events, what is wrong with a file of them, and that a raise and its clear stay one condition.
import { describe, expect, it } from 'vitest'
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import { enrich } from './enrich.ts'
import { placeOf } from './rule-fault.ts'
import { parseRules } from './rule-file.ts'
import { sampleEvent } from './sample-event.ts'

const FILE = `
rules:
  - name: lab-is-not-watched
    match: { labels: { job: '^lab-' } }
    drop: lab
  - name: noise-of-warnings
    match: { source: prometheus, severity: [warning], class: '^Flappy' }
    drop: noise
  - name: site-from-host
    match: { hints: { hostname: '^[a-z]+-[a-z]{3}[0-9]' } }
    extract: { from: hostname, pattern: '^(?P<role>[a-z]+)-(?P<site>[a-z]{3})' }
    set: { domain: '{site}', labels: { where: '{role} of {site}' } }
  - name: port-in-text
    match: { source: syslog, text: 'changed state' }
    extract: { pattern: 'Interface (?P<ifName>\\S+),' }
    set: { class: linkDown, component: 'ifName={ifName}', severity: { indeterminate: major } }
  - name: renamed
    match: { class: '^Old' }
    set: { class: { OldName: newName }, severity: critical, hints: { service: '{team}' } }
tests:
  - name: a host name says the site
    event: { hints: { hostname: sw-ber12 } }
    expect: { domain: ber, labels: { site: ber, where: 'sw of ber' }, rules: [site-from-host] }
  - event: { labels: { job: lab-7 } }
    expect: { dropped: lab }
  - event: { source: syslog, severity: indeterminate, summary: 'Interface Gi0/3, changed state to down' }
    expect: { class: linkDown, component: ifName=Gi0/3, severity: major }
`
const set = parseRules(FILE, 'r.yaml')
const event = (given: object) => {
  const made = sampleEvent(given, placeOf([]))
  if (made === undefined) throw new Error('the sample cannot be read')
  return made
}
const faultsOf = (text: string): readonly string[] => {
  try {
    parseRules(text, 'r.yaml')
  } catch (error) {
    if (error instanceof FileFaultsError) return error.faults
    throw error
  }
  return []
}

describe('enrichment rules', () => {
  it('runs the samples of its file', () => {
    expect(set).toMatchObject({ tests: 3 })
    expect(set.rules).toHaveLength(5)
  })

  it('keeps what the source says of identity: id, fingerprint, kind, times', () => {
    const raise = event({ class: 'OldName', hints: { hostname: 'sw-ber12' } })
    const clear = { ...raise, kind: 'clear', severity: 'cleared' } as const
    const [raised, cleared] = [enrich(set.rules, raise).event, enrich(set.rules, clear).event]
    expect(raised).toMatchObject({ eventClass: 'newName', severity: 'critical', fingerprint: raise.fingerprint })
    expect(cleared).toMatchObject({ eventClass: 'newName', severity: 'cleared', fingerprint: raise.fingerprint })
    expect(cleared?.domain, 'both in one domain').toBe(raised?.domain)
  })

  it('a template without its label changes nothing', () => {
    expect(enrich(set.rules, event({ class: 'OldName' })).event?.resource).toEqual({})
  })

  it('a clear is dropped only by what its raise was dropped by, too', () => {
    const flappy = { source: 'prometheus', class: 'FlappyThing', severity: 'warning' }
    expect(enrich(set.rules, event(flappy)).dropped).toEqual({ rule: 'noise-of-warnings', reason: 'noise' })
    expect(enrich(set.rules, event({ ...flappy, kind: 'clear' })).event).not.toBeNull()
    expect(enrich(set.rules, event({ labels: { job: 'lab-1' }, kind: 'clear' })).event).toBeNull()
  })

  it('`stop` ends the way; a label that is not there is asked by null', () => {
    const { rules } = parseRules(
      `rules:
  - { name: mine, match: { labels: { team: null } }, set: { labels: { team: noc } }, stop: true }
  - { name: all, set: { labels: { seen: yes } } }`,
      'r.yaml',
    )
    expect(enrich(rules, event({})).event?.labels).toEqual({ team: 'noc' })
    expect(enrich(rules, event({ labels: { team: 'db' } })).event?.labels).toEqual({ team: 'db', seen: 'yes' })
  })

  it('an empty file has no rules', () => {
    expect(parseRules('# nothing yet\n', 'r.yaml').rules).toEqual([])
  })

  it('lists every fault with its line', () => {
    const faults = faultsOf(`rules:
  - name: Bad Name
    match: { class: '(', severity: urgent, colour: red }
    set: { severity: loud }
  - name: twice
    extract: { pattern: 'no group' }
  - name: twice
    match: { text: down }
    set: { domain: a }
  - name: idle
`)
    expect(faults.map((fault) => fault.replace(/: .*/, ''))).toEqual([
      'r.yaml:2 rules[0].name',
      'r.yaml:3 rules[0].match.colour',
      'r.yaml:3 rules[0].match.severity',
      'r.yaml:3 rules[0].match.class',
      'r.yaml:4 rules[0].set.severity',
      'r.yaml:6 rules[1].extract.pattern',
      'r.yaml:9 rules[2].set.domain',
      'r.yaml:10 rules[3]',
      'r.yaml:7 rules[2].name',
    ])
  })

  it('a sample that comes out otherwise is a fault with its line', () => {
    expect(
      faultsOf(`rules:
  - { name: a, set: { class: x } }
tests:
  - event: { class: y }
    expect: { class: z, labels: { a: b }, dropped: lab }`),
    ).toEqual([
      'r.yaml:5 tests[0].expect: dropped: expected "lab", got null',
      'r.yaml:5 tests[0].expect.class: expected "z", got "x"',
      'r.yaml:5 tests[0].expect.labels.a: expected "b", got null',
    ])
  })

  it.each([
    ['rules: 7'],
    ['- a'],
    ['rules: [7]'],
    ['tests: [{ event: { kind: x }, expect: {} }]'],
    ['rules: ['],
    ['"'],
  ])('says what is wrong with %j', (text) => {
    expect(faultsOf(text)).not.toEqual([])
  })
})
