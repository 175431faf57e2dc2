import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../contract/event.ts'
import { TrapSpool } from './trap-spool.ts'

let directory = ''
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'nocturne-spool-'))))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

// The spool looks at nothing of an event.
const events = (...ids: string[]): MonitoringEvent[] => ids.map((id) => ({ id }) as MonitoringEvent)
const LIMITS = { totalBytes: 1000, segmentBytes: 20 }

function drain(spool: TrapSpool): string[] {
  const ids: string[] = []
  while (!spool.empty) {
    ids.push(...spool.readOldest().map(({ id }) => id))
    spool.removeOldest()
  }
  return ids
}

describe('TrapSpool', () => {
  it('gives back in order what was put in, over several files', () => {
    const spool = new TrapSpool(directory, LIMITS)
    for (const id of ['a', 'b', 'c', 'd']) expect(spool.append(events(id))).toBe(1)
    expect(readdirSync(directory).length).toBeGreaterThan(1)
    expect(drain(spool)).toEqual(['a', 'b', 'c', 'd'])
    expect([spool.bytes, readdirSync(directory)]).toEqual([0, []])
  })

  it('survives a restart', () => {
    const before = new TrapSpool(directory, LIMITS)
    before.append(events('a', 'b'))
    before.close()
    const after = new TrapSpool(directory, LIMITS)
    after.append(events('c'))
    expect(after.bytes).toBeGreaterThan(0)
    expect(drain(after)).toEqual(['a', 'b', 'c'])
  })

  it('takes what fits and says how many', () => {
    const spool = new TrapSpool(directory, { totalBytes: 25, segmentBytes: 100 })
    expect(spool.append(events('a', 'b', 'c'))).toBe(2)
    expect(spool.append(events('d'))).toBe(0)
    expect(drain(spool)).toEqual(['a', 'b'])
  })

  it('counts octets, not characters', () => {
    const spool = new TrapSpool(directory, { totalBytes: 40, segmentBytes: 100 })
    expect(spool.append(events('机机机机机机机机机机机机'))).toBe(0)
  })

  it('leaves out a line that a crash cut short', () => {
    const spool = new TrapSpool(directory, LIMITS)
    spool.append(events('a'))
    spool.close()
    appendFileSync(join(directory, readdirSync(directory)[0] ?? ''), '{"id":"b')
    expect(drain(new TrapSpool(directory, LIMITS))).toEqual(['a'])
  })

  it('does not write to a file that is being read', () => {
    const spool = new TrapSpool(directory, { totalBytes: 1000, segmentBytes: 1000 })
    spool.append(events('a'))
    expect(spool.readOldest().map(({ id }) => id)).toEqual(['a'])
    spool.append(events('b'))
    spool.removeOldest()
    expect(drain(spool)).toEqual(['b'])
  })
})
