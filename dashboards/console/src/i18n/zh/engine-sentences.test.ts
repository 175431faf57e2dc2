// Every kind of evidence and activity that the engine writes has its Chinese sentence: a new kind fails here, not on the screen.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS } from '../../../../../correlate/contract/incident.ts'
import { engineSentence } from '../engine-sentence.ts'
import { engineSentences } from '../../../../../correlate/contract/sentences/zh.ts'

const ENGINE = join(import.meta.dirname, '../../../../../correlate/engine')

/** Kinds in literals of Evidence: `kind: 'explains', weight: ...`, on one line or two. */
function evidenceKinds(): string[] {
  const kinds = new Set<string>()
  for (const name of readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const source = readFileSync(join(ENGINE, name), 'utf8')
    for (const [, kind = ''] of source.matchAll(/kind: '([a-z_]+)',\s*weight/gu)) kinds.add(kind)
  }
  return [...kinds].sort()
}

describe('Chinese sentences of the engine', () => {
  it('the search finds the kinds that are known to be there', () => {
    expect(evidenceKinds()).toEqual(expect.arrayContaining(['explains', 'same_ci', 'topology_path']))
  })

  it('every kind of evidence has one', () => {
    expect(evidenceKinds().filter((kind) => engineSentences.evidence[kind] === undefined)).toEqual([])
  })

  it('every kind of activity has one; a comment is its own text', () => {
    const missing = ACTIVITY_KINDS.filter((kind) => engineSentences.activity[kind] === undefined)
    expect(missing).toEqual(['commented'])
  })

  const WORDS = join(ENGINE, 'incidents/incident-words.ts')

  it('every title and every reason has one', () => {
    const source = readFileSync(WORDS, 'utf8')
    const [titles = '', reasons = ''] = source.split('export function whyOf')
    const said = (text: string) => [...text.matchAll(/say\('([a-z_]+)'/gu)].map(([, kind = '']) => kind)
    expect(said(titles).length).toBeGreaterThan(4)
    expect(said(reasons).length).toBeGreaterThan(4)
    expect(said(titles).filter((kind) => engineSentences.title[kind] === undefined)).toEqual([])
    expect(said(reasons).filter((kind) => engineSentences.why[kind] === undefined)).toEqual([])
  })

  it.each([
    [
      'spread',
      { lead: 'core-1: HostDown', others: 50, down: 3 },
      'core-1: HostDown，另有 50 个配置项受影响，3 个服务中断',
    ],
    ['alerts', { lead: 'Disk full', more: 0, down: 0 }, 'Disk full'],
    ['alerts', { lead: 'Disk full', more: 2, down: 0 }, 'Disk full，另有 2 条告警'],
    ['suspected', { ci: 'pdu-1', cis: 4, down: 0 }, '疑似 pdu-1：4 个配置项受影响'],
  ])('title %s %j => %s', (kind, values, want) => {
    expect(engineSentence(engineSentences.title[kind], { text: 'English', values }, 'zh-CN')).toBe(want)
  })

  it.each([
    [
      'need',
      { alerts: 58, cis: 51, seconds: 0.3, needing: 50, others: 50, ci: 'core-1' },
      '51 个配置项上的 58 条告警，0.3秒之内：其余 50 个配置项中有 50 个依赖 core-1。',
    ],
    [
      'related',
      { alerts: 3, cis: 2, seconds: 9, kinds: 'same_ci topology_path' },
      '2 个配置项上的 3 条告警，9秒之内，因同一配置项、拓扑依赖而关联。',
    ],
  ])('why %s %j => %s', (kind, values, want) => {
    expect(engineSentence(engineSentences.why[kind], { text: 'English', values }, 'zh-CN')).toBe(want)
  })

  it.each([
    ['precedes', { lagMs: 0 }, '最先告警'],
    ['precedes', { lagMs: 41_000 }, '比首个告警晚 41秒'],
    ['own_alert', { eventClass: 'HostDown', classes: 3 }, '自身有告警 HostDown 等 3 类状况'],
    ['novelty', { eventClass: 'HighLatency', rare: 0 }, 'HighLatency 在此处常见'],
    [
      'periodicity',
      { period: 'week', weekday: 1, weekdayTo: 1, from: '02:10', to: '02:25', cycles: 5 },
      '每周一 02:10-02:25 UTC，共 5 次',
    ],
    ['topology_path', { ci: 'core', path: 'a → core', direction: 'upstream' }, '依赖 core：a → core'],
  ])('%s %j => %s', (kind, values, want) => {
    expect(engineSentence(engineSentences.evidence[kind], { text: 'English', values }, 'zh-CN')).toBe(want)
  })
})
