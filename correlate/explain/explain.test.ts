import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runReplay } from '../replay/replay.ts'
import { runExplain } from './explain.ts'
import type { Explanation } from './explanation.ts'

const CMDB = {
  cis: [
    { id: 'access-1', type: 'access-switch' },
    { id: 'srv-1', type: 'server' },
    { id: 'srv-2', type: 'server' },
  ],
  relationships: [
    { from: 'srv-1', to: 'access-1', type: 'connectedTo' },
    { from: 'srv-2', to: 'access-1', type: 'connectedTo' },
  ],
}
const START = Date.UTC(2026, 0, 1)
const line = (seq: number, seconds: number, ci: string, eventClass: string, kind = 'raise'): string =>
  JSON.stringify({ seq, occurredAt: START + seconds * 1000, kind, eventClass, severity: 'major', resource: { ci } })
const EVENTS = [
  line(10, 0, 'access-1', 'HostDown'),
  line(11, 3, 'srv-1', 'HostDown'),
  line(12, 4, 'srv-1', 'HostDown'),
  line(13, 20, 'srv-2', 'FanFailed'),
  line(14, 30, 'srv-9', 'AuthFailure', 'notice'),
]

const dir = mkdtempSync(join(tmpdir(), 'nocturne-explain-'))
const out = join(dir, 'out')
let [printed, said] = ['', '']

beforeAll(async () => {
  writeFileSync(join(dir, 'cmdb.json'), JSON.stringify(CMDB))
  writeFileSync(join(dir, 'events.ndjson'), EVENTS.join('\n'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = await runReplay(['--cmdb', join(dir, 'cmdb.json'), '--events', join(dir, 'events.ndjson'), '--out', out])
  expect(code).toBe(0)
})
beforeEach(() => {
  ;[printed, said] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(dir, { recursive: true }))

const explain = (...argv: string[]): Promise<number> => runExplain([...argv, '--out', out])
const asData = async (...argv: string[]): Promise<Explanation> => {
  expect(await explain(...argv, '--json'), said).toBe(0)
  return JSON.parse(printed) as Explanation
}

describe('explain', () => {
  it('an incident => members in the order of joining, each with via, evidence and score', async () => {
    const { incident, members, history } = await asData('--incident', 'INC-260101-0001')
    expect(incident?.rootCause[0]?.ci).toBe('access-1')
    expect(members.map(({ ci, events }) => [ci, events])).toEqual([
      ['access-1', 1],
      ['srv-1', 2],
    ])
    const [opener, joiner] = members
    expect(opener).toMatchObject({ via: null, evidence: [], decisions: { opened: 1 } })
    expect(joiner?.via).toMatchObject({ name: 'access-1', eventClass: 'HostDown', lagMs: 3000 })
    expect(joiner?.evidence[0]).toMatchObject({ kind: 'topology_path', values: { path: 'srv-1 → access-1', hops: 1 } })
    expect(joiner?.score ?? 0).toBeGreaterThanOrEqual(joiner?.threshold ?? 1)
    expect(history.map(({ kind }) => kind)).toEqual(['opened', 'alert_joined', 'paged'])
  })

  it('an alert that stayed alone => the incident that it came nearest to, below the threshold', async () => {
    const { incident, members } = await asData('--seq', '13')
    expect(incident?.id).toBe('INC-260101-0002')
    const [near] = members[0]?.elsewhere ?? []
    expect(near?.incidentId).toBe('INC-260101-0001')
    expect(near?.score).toBeLessThan(near?.threshold ?? 0)
    expect(near?.evidence.length).toBeGreaterThan(0)
  })

  it('as text in both languages', async () => {
    expect(await explain('--incident', 'INC-260101-0001')).toBe(0)
    expect(printed).toContain('opened the incident')
    expect(printed).toContain('srv-1 depends on access-1: srv-1 → access-1')
    expect(printed).toMatch(/joined: score 0\.\d+, threshold 0\.50, \+3\.0s from HostDown on access-1/)
    printed = ''
    expect(await explain('--incident', 'INC-260101-0001', '--lang', 'zh')).toBe(0)
    expect(printed).toContain('依赖 access-1：srv-1 → access-1')
    expect(printed).not.toContain('depends on')
  })

  it('unknown ids => the nearest ones, exit 1', async () => {
    expect(await explain('--incident', 'INC-260101-0003')).toBe(1)
    expect(said).toBe(
      'this replay has no incident INC-260101-0003; the nearest ids are INC-260101-0001, INC-260101-0002\n',
    )
    said = ''
    expect(await explain('--alert', 'al-1')).toBe(1)
    expect(said).toMatch(/^this replay has no alert al-1; the nearest ids are al-/)
    said = ''
    expect(await explain('--seq', '99')).toBe(1)
    expect(said).toBe('no input line with seq 99 has an alert\n')
  })

  it('no folder of a replay => exit 1; wrongly called => exit 2 with the usage', async () => {
    expect(await runExplain(['--incident', 'INC-1', '--out', join(dir, 'none')])).toBe(1)
    expect(said).toContain('incidents.ndjson is missing')
    for (const argv of [[], ['--incident', 'a', '--seq', '1'], ['--incident', 'a', '--lang', 'fr']]) {
      said = ''
      expect(await explain(...argv)).toBe(2)
      expect(said).toContain('usage: nocturne explain')
    }
  })
})
