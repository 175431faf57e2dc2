import { describe, expect, it } from 'vitest'
import { matcherText, parseMatcher } from './matcher-text.ts'
import { matchersOf } from './matchers-of.ts'

const alert = (eventClass: string, id: string, labels: Record<string, string> = {}) => ({
  ...{ eventClass, labels },
  ci: { id, name: id, type: 'host', managed: true },
})

describe('matchers as text', () => {
  it.each([
    ['alertname="HostDown"', { name: 'alertname', value: 'HostDown', isRegex: false, isEqual: true }],
    ['ci=~"edge-.*|core-1"', { name: 'ci', value: 'edge-.*|core-1', isRegex: true, isEqual: true }],
    ['severity!="minor"', { name: 'severity', value: 'minor', isRegex: false, isEqual: false }],
    ['job!~"a|b"', { name: 'job', value: 'a|b', isRegex: true, isEqual: false }],
    ['path="C:\\\\x \\"y\\"\\n"', { name: 'path', value: 'C:\\x "y"\n', isRegex: false, isEqual: true }],
    ['站点="北京, a=b"', { name: '站点', value: '北京, a=b', isRegex: false, isEqual: true }],
  ])('%s', (text, matcher) => {
    expect(parseMatcher(text)).toEqual(matcher)
    expect(matcherText(matcher)).toBe(text)
  })

  it('quotes may be left out', () => {
    expect(parseMatcher(' alertname = HostDown ')).toEqual(parseMatcher('alertname="HostDown"'))
  })

  it.each(['', 'alertname', '="x"', 'a="x" b', '1a="x"', 'a=="x"x'])('%j is none', (text) => {
    expect(parseMatcher(text)).toBeNull()
  })
})

describe('matchers of alerts', () => {
  it('one => its class and CI', () => {
    expect(matchersOf([alert('HostDown', 'db-7')]).map(matcherText)).toEqual(['alertname="HostDown"', 'ci="db-7"'])
  })

  it('several => alternatives, with what is special escaped', () => {
    const alerts = [alert('HostDown', 'a.b'), alert('linkDown', 'c'), alert('HostDown', 'c')]
    expect(matchersOf(alerts).map(matcherText)).toEqual(['alertname=~"HostDown|linkDown"', 'ci=~"a\\\\.b|c"'])
  })

  it('a label of its own comes before the class, as in the engine', () => {
    expect(matchersOf([alert('HostDown', 'x', { alertname: 'Up == 0' })]).map(matcherText)[0]).toBe(
      'alertname="Up == 0"',
    )
  })

  it('too many CIs to be named => the class alone; none => none', () => {
    const many = Array.from({ length: 31 }, (_, index) => alert('HostDown', `h${index}`))
    expect(matchersOf(many).map(matcherText)).toEqual(['alertname="HostDown"'])
    expect(matchersOf([])).toEqual([])
  })
})
