import { describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { makeEvent } from '../../../test/support/make-event.ts'
import { readTopology } from '../../../test/support/topology-notation.ts'
import type { PolicyChange } from '../../contract/tunable.ts'
import { defaultPolicy, tunedPolicy, type Policy } from '../../engine/engine.ts'
import { buildTopology } from '../../topology/build-topology.ts'
import { TrialRun, type TrialSetup } from './trial-run.ts'

const AT = Date.UTC(2026, 10, 21, 12)
const topology = buildTopology(readTopology('dist-1 > access-[1..3]\nsrv-9'))

/** A switch takes three others with it; a server elsewhere has a full disk. */
const HISTORY: readonly MonitoringEvent[] = [
  ...['dist-1', 'access-1', 'access-2', 'access-3'].map((ci, n) =>
    makeEvent({ ci, eventClass: 'HostDown', severity: 'critical', at: AT + n * 1_000 }),
  ),
  makeEvent({ ci: 'srv-9', eventClass: 'DiskFull', severity: 'minor', at: AT + 10_000 }),
  makeEvent({ ci: 'srv-9', eventClass: 'DiskFull', severity: 'minor', at: AT + 70_000 }),
]
const APART: PolicyChange = { 'grouping.hops': 0, 'inhibit.hops': 0, 'grouping.threshold': 0.95 }
const keep: TrialSetup['change'] = (event) => event

function trial({ before = defaultPolicy, after = defaultPolicy, change = keep }: Partial<TrialSetup>) {
  const run = new TrialRun({ before, after, change, topology, compileRegex: () => () => false })
  for (const event of HISTORY) run.add(event)
  return run.end()
}
const tuned = (change: PolicyChange): Policy => tunedPolicy(defaultPolicy, change)

describe('a trial', () => {
  it('nothing changed => no difference, and the numbers of the history', () => {
    const result = trial({})
    expect(result).toMatchObject({ unchanged: 2, findings: [], truncated: false })
    expect(result.before).toEqual(result.after)
    expect(result.before).toMatchObject({ events: 6, alerts: 5, incidents: 2, largest: 4, noiseReduction: 1 - 2 / 6 })
    expect(result.policy.before).toBe(result.policy.after)
  })

  it('grouping that holds nothing together => split, with members and causes of both sides', () => {
    const result = trial({ after: tuned(APART) })
    expect(result.differences).toMatchObject({ split: 1, merged: 0, vanished: 0 })
    expect(result.after.incidents).toBeGreaterThan(2)
    const [finding] = result.findings
    expect(finding).toMatchObject({
      differences: ['split'],
      before: [{ alertCount: 4, rootCause: { ci: 'dist-1' } }],
    })
    const names = (finding?.after ?? []).flatMap(({ members }) => members.map(({ ci }) => ci))
    expect(names.sort()).toEqual(['access-1', 'access-2', 'access-3', 'dist-1'])
    expect(result.policy.before).not.toBe(result.policy.after)
  })

  it('the other way round => merged', () => {
    expect(trial({ before: tuned(APART) }).differences).toMatchObject({ merged: 1, split: 0, vanished: 0 })
  })

  it('events that rules would drop => their incident vanishes; those that they would raise => it appears', () => {
    const dropDisks: TrialSetup['change'] = (event) => (event.eventClass === 'DiskFull' ? null : event)
    const result = trial({ change: dropDisks })
    expect(result.differences).toMatchObject({ vanished: 1, appeared: 0 })
    expect(result.after).toMatchObject({ events: 4, incidents: 1 })
    expect(result.findings).toMatchObject([{ differences: ['vanished'], before: [{ title: expect.stringContaining('srv-9') as string }], after: [] }]) // prettier-ignore
  })

  it('what pages later => told as paging, the incident is the same otherwise', () => {
    const result = trial({ before: tuned({ 'holdDown.ms': 0 }), after: tuned({ 'holdDown.ms': 900_000, 'holdDown.cis': 100 }) }) // prettier-ignore
    expect(result.findings.map(({ differences }) => differences)).toContainEqual(['paging'])
    expect(result.after.paged).toBeLessThan(result.before.paged)
  })

  it('no events => no numbers to divide by', () => {
    const run = new TrialRun({ before: defaultPolicy, after: defaultPolicy, change: keep, topology, compileRegex: () => () => false }) // prettier-ignore
    expect(run.end()).toMatchObject({ before: { events: 0, noiseReduction: null }, findings: [] })
  })
})
