import { describe, expect, it } from 'vitest'
import { makeEvent } from '../support/make-event.ts'
import { createTrialRunner } from '../../trial-runner.ts'

const AT = Date.UTC(2026, 10, 21, 12)
const CMDB = {
  cis: [{ id: 'srv-1', type: 'server', name: 'srv-1', attributes: { hostname: ['srv-1'] } }],
  relationships: [],
}
const HISTORY = [0, 1, 2].map((n) =>
  JSON.stringify(makeEvent({ ci: 'srv-1', eventClass: n === 2 ? 'FanFailed' : 'DiskFull', at: AT + n * 90_000 })),
)
const RULES = `
rules:
  - name: no-disks
    match: { class: '^DiskFull$' }
    drop: noise
`

describe('trials in a thread of their own', () => {
  const runner = createTrialRunner({ policy: null })

  it('rules that drop a class => told in numbers and as what vanished', async () => {
    const trial = runner.open({ kind: 'rules', rules: RULES }, CMDB)
    await trial.feed(HISTORY.slice(0, 2))
    await trial.feed(HISTORY.slice(2))
    const { before, after, policy } = await trial.end()
    expect([before.events, after.events]).toEqual([3, 1])
    expect([before.alerts, after.alerts]).toEqual([2, 1])
    expect(policy).toEqual({ before: runner.tunables.policy, after: runner.tunables.policy })
  })

  it('what cannot be tried => every fault, with its place', () => {
    expect(runner.faults({ kind: 'rules', rules: RULES })).toEqual([])
    expect(runner.faults({ kind: 'rules', rules: 'rules:\n  - name: x\n    match: { clas: y }\n' }).join()).toMatch(
      /rules:3 .*clas/,
    )
    expect(runner.faults({ kind: 'policy', policy: { 'grouping.hops': 99 } })).toEqual([
      'grouping.hops: must be from 0 to 4',
    ])
  })

  it('a policy file that is not there => thrown at start', () => {
    expect(() => createTrialRunner({ policy: '/nowhere/policy.yaml' })).toThrow(/is not there/)
  })
})
