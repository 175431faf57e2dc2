// The laws of the engine, over all logs: DESIGN §3 "at least once in, exactly once in effect", and what an order of arrival may not change.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runReplay } from '../../correlate/replay/replay.ts'
import { LogRun } from './log-run.ts'
import { LOGS } from './log.ts'
import { conditions, eventsTogether, partition } from './outcome.ts'

/** Everything resolves, closes and is forgotten by then. */
const DAY = 86_400_000
const OUTPUTS = ['alerts', 'incidents', 'memberships', 'problems', 'affinities']

describe.each(LOGS.map((log) => [log.name, log] as const))('%s', (_name, log) => {
  const whole = new LogRun(log).feed(log.events, DAY)

  it('gives each event one decision, keeps to the legal moves and counts right (checked at every step)', () => {
    expect(whole.decisions).toHaveLength(log.events.length)
    expect(whole.alerts.size).toBeGreaterThan(0)
  })

  it('ends: a day later nothing waits but what nobody has cleared', () => {
    for (const { state, sources, membership } of whole.state.alerts.values()) {
      if (state === 'active') {
        expect(sources.some(({ active, expiresAt }) => active && expiresAt === null)).toBe(true)
        continue
      }
      // Ended members stay as long as the incident that others keep open.
      const incident = membership === null ? undefined : whole.state.incidents.get(membership.incidentId)
      expect(incident?.activeCount).toBeGreaterThan(0)
    }
  })

  it.each(cutPoints(log.events.length))('cut and started again after every %i inputs: the same, to the byte', (k) => {
    expect(new LogRun(log, { restartEvery: k }).feed(log.events, DAY).everything()).toBe(whole.everything())
  })

  it('cut with checkpoints written in pieces: the same, to the byte', () => {
    const [, k = 7] = cutPoints(log.events.length)
    const run = new LogRun(log, { restartEvery: k, inPieces: true }).feed(log.events, DAY)
    expect(run.everything()).toBe(whole.everything())
  })

  it('each event delivered ten times: the same incidents', () => {
    const ten = log.events.flatMap((event) => Array.from({ length: 10 }, () => event))
    const run = new LogRun(log).feed(ten, DAY)
    expect(eventsTogether(run)).toEqual(eventsTogether(whole))
    expect([...run.alerts.values()]).toEqual([...whole.alerts.values()])
    expect([...run.incidents.values()]).toEqual([...whole.incidents.values()])
    expect(partition(run)).toEqual(partition(whole))
    expect(conditions(run)).toEqual(conditions(whole))
  })
})

describe('replay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nocturne-compliance-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(LOGS.map((log) => [log.name, log] as const))('%s: the same bytes in all five outputs', async (_name, log) => {
    const [cmdb, events] = [join(folder, 'cmdb.json'), join(folder, 'events.ndjson')]
    writeFileSync(cmdb, JSON.stringify(log.cmdb))
    writeFileSync(events, log.events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const outputs = []
    for (const out of ['first', 'second'].map((name) => join(folder, name))) {
      expect(await runReplay(['--cmdb', cmdb, '--events', events, '--out', out])).toBe(0)
      outputs.push(OUTPUTS.map((name) => readFileSync(join(out, `${name}.ndjson`), 'utf8')))
    }
    expect(outputs[1]).toEqual(outputs[0])
    expect(outputs[0]?.[2]?.split('\n')).toHaveLength(log.events.length + 1)
  })
})

/** Cuts: at every input of a short log; of a long one often enough to fall into everything, rarely enough to end. */
function cutPoints(length: number): number[] {
  return length <= 100 ? [1, 2, 3, 7] : [Math.ceil(length / 40), Math.ceil(length / 11)]
}
