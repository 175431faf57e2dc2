import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runReplay } from './replay.ts'

const FILES = ['alerts', 'incidents', 'memberships', 'problems', 'affinities']
const CMDB = {
  cis: [
    { id: 'dist-1', type: 'distribution-switch' },
    { id: 'access-1', type: 'access-switch' },
    { id: 'access-2', type: 'access-switch' },
  ],
  relationships: [
    { from: 'access-1', to: 'dist-1', type: 'connectedTo' },
    { from: 'access-2', to: 'dist-1', type: 'connectedTo' },
  ],
}
const at = (seconds: number): number => Date.UTC(2026, 0, 1) + seconds * 1000
const line = (seconds: number, kind: string, ci: string, more: object = {}): string =>
  JSON.stringify({ occurredAt: at(seconds), kind, eventClass: 'HostDown', resource: { ci }, ...more })

const dirs: string[] = []
let said = ''

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'nocturne-replay-'))
  dirs.push(dir)
  return dir
}

async function replay(lines: readonly string[] | Buffer, cmdb: unknown = CMDB) {
  const dir = newDir()
  const [cmdbFile, events, out] = [join(dir, 'cmdb.json'), join(dir, 'events'), join(dir, 'out')]
  writeFileSync(cmdbFile, typeof cmdb === 'string' ? cmdb : JSON.stringify(cmdb))
  writeFileSync(events, Buffer.isBuffer(lines) ? lines : lines.join('\n'))
  const code = await runReplay(['--cmdb', cmdbFile, '--events', events, '--out', out])
  const read = (name: string): string => {
    const file = join(out, `${name}.ndjson`)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  const rows = (name: string) =>
    read(name)
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text))
  return { code, read, rows }
}

beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true })))

const STORY = [
  line(0, 'raise', 'access-1'),
  line(100, 'raise', 'access-2', { seq: 'x-2' }),
  line(110, 'raise', 'dist-1', { severity: 'critical' }),
  line(120, 'raise', 'dist-1', { severity: 'critical' }),
  line(130, 'notice', 'dist-1'),
  line(140, 'clear', 'access-1'),
]

describe('replay', () => {
  it('gives one membership a line, with the incident after merges', async () => {
    const { code, rows } = await replay(STORY)
    expect(code).toBe(0)
    const memberships = rows('memberships')
    expect(memberships.map(({ seq, decision }) => [seq, decision])).toEqual([
      [0, 'opened'],
      ['x-2', 'opened'],
      [2, 'joined'],
      [3, 'repeated'],
      [4, 'noticed'],
      [5, 'cleared'],
    ])
    expect(memberships.map(({ incidentId }) => incidentId)).toEqual([
      ...Array.from({ length: 4 }, () => 'INC-260101-0001'),
      null,
      'INC-260101-0001',
    ])
    const [first, second] = rows('incidents')
    expect(first).toMatchObject({
      id: 'INC-260101-0001',
      alertCount: 3,
      eventCount: 5,
      rootCause: [{ ci: 'dist-1' }, {}, {}],
    })
    expect(second).toMatchObject({ state: 'closed', mergedInto: 'INC-260101-0001' })
    expect(rows('alerts')).toHaveLength(3)
    expect(rows('alerts')[2]).toMatchObject({ count: 2, severity: 'critical' })
  })

  it('same input twice, plain or gzip => same bytes', async () => {
    const plain = await replay(STORY)
    const packed = await replay(gzipSync(STORY.join('\n')))
    for (const name of FILES) expect(packed.read(name)).toBe(plain.read(name))
  })

  it('bad lines => invalid, said with their line numbers, counted', async () => {
    const { code, rows } = await replay([
      line(0, 'raise', 'access-1'),
      '{broken',
      line(1, 'boom', 'access-1', { seq: 77 }),
      JSON.stringify({ occurredAt: at(2), kind: 'raise', eventClass: 'X', resource: {} }),
      line(3, 'raise', 'access-1', { severity: 'P1' }),
      line(4, 'clear', 'access-1'),
    ])
    expect(code).toBe(0)
    expect(rows('memberships').map(({ seq, decision }) => [seq, decision])).toEqual([
      [0, 'opened'],
      [1, 'invalid'],
      [77, 'invalid'],
      [3, 'invalid'],
      [4, 'invalid'],
      [5, 'cleared'],
    ])
    expect(said).toContain('line 2: not JSON')
    expect(said).toContain('line 3: kind: expected raise, clear or notice')
    expect(said).toContain('4 bad lines')
  })

  it.each([
    ['missing arguments', ['--cmdb', 'x'], 2, 'missing --events, --out'],
    ['unknown argument', ['--speed', 'fast'], 2, 'speed'],
    ['no such CMDB', ['--cmdb', '/nonexistent/c.json', '--events', 'e', '--out', 'o'], 1, '/nonexistent/c.json'],
  ])('%s', async (_path, argv, code, text) => {
    expect(await runReplay(argv)).toBe(code)
    expect(said).toContain(text)
  })

  it('broken CMDB => every fault, exit 1', async () => {
    const { code } = await replay(STORY, { cis: [{ id: '' }, { id: 'a', criticality: 12 }], relationships: [] })
    expect(code).toBe(1)
    expect(said).toContain('cis[0].id')
    expect(said).toContain('cis[1].criticality')
  })

  it('truncated gzip => exit 1', async () => {
    const packed = gzipSync(Array.from({ length: 2000 }, (_, i) => line(i, 'raise', `host-${i * 7919}`)).join('\n'))
    const { code } = await replay(packed.subarray(0, packed.length >> 1))
    expect(code).toBe(1)
  })
})
