import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'
import type { Scenario } from '../../../test/support/scenario.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { RootCauseCandidate } from '../../contract/incident.ts'

/** What is thought of the CI as the cause of the incident of the shop. */
function candidate(engine: VirtualEngine, ci: string): RootCauseCandidate | undefined {
  return shop(engine)?.rootCause.find((one) => one.ci === ci)
}

function shop(engine: VirtualEngine) {
  return [...engine.incidents.values()].find(({ rootCause }) => rootCause.some(({ ci }) => ci === 'app-shop'))
}

/** A shop of three services fails slowly; `srv-[1..9]` are in the CMDB, related to nothing. */
function slowShop(s: Scenario): void {
  s.topology('app-a, app-b > app-shop; srv-[1..9]')
  s.at(100).alert('app-shop', 'latency:high')
  s.at(101).alert('app-a', 'latency:high')
  s.at(102).alert('app-b', 'latency:high')
}

describe('a CI of which nobody knows what it is for', () => {
  scenario('alerts with an incident => a suspect of it, told where it alerts, and no member', (s) => {
    slowShop(s)
    s.at(80).alert('srv-1', 'cpu:high', { severity: 'critical' })
    s.at(170).check((engine) => {
      const suspect = candidate(engine, 'srv-1')
      expect(suspect).toMatchObject({ alerting: true, verdict: null })
      const apart = [...engine.incidents.values()].find(
        ({ rootCause }) => rootCause[0]?.ci === 'srv-1' && rootCause.length === 1,
      )
      expect(suspect?.evidence).toContainEqual(
        expect.objectContaining({ kind: 'unlinked', values: { incident: apart?.id } }),
      )
      expect(suspect?.evidence.map(({ kind }) => kind)).not.toContain('explains')
      expect(shop(engine)?.alertCount).toBe(3)
    })
  })

  scenario('begins after the last alert of the incident => a suspect all the same', (s) => {
    slowShop(s)
    s.at(220).alert('srv-1', 'cpu:high', { severity: 'critical' })
    s.at(290).check((engine) => expect(candidate(engine, 'srv-1')).toBeDefined())
  })

  scenario('alerts long before or long after => none', (s) => {
    slowShop(s)
    s.at(0).alert('srv-1', 'cpu:high')
    s.at(600).alert('srv-2', 'cpu:high')
    s.at(610).alert('app-shop', 'latency:high')
    s.at(700).check((engine) => {
      expect(candidate(engine, 'srv-1')).toBeUndefined()
      expect(candidate(engine, 'srv-2')).toBeUndefined()
    })
  })

  scenario('is one of many that alert then => none of them', (s) => {
    slowShop(s)
    for (const n of [1, 2, 3, 4, 5, 6]) s.at(100 + n).alert(`srv-${n}`, 'cpu:high', { severity: 'critical' })
    s.at(190).check((engine) => {
      for (const n of [1, 2, 3, 4, 5, 6]) expect(candidate(engine, `srv-${n}`)).toBeUndefined()
    })
  })

  scenario('with an incident of one or two CIs => none', (s) => {
    s.topology('app-a > app-shop; srv-1, srv-2')
    s.at(100).alert('app-shop', 'latency:high')
    s.at(101).alert('app-a', 'latency:high')
    s.at(102).alert('srv-1', 'cpu:high', { severity: 'critical' })
    s.at(190).check((engine) => expect(candidate(engine, 'srv-1')).toBeUndefined())
  })

  scenario('that something needs is known, and no suspect of what does not', (s) => {
    s.topology('app-a, app-b > app-shop; srv-1 > app-other')
    s.at(100).alert('app-shop', 'latency:high')
    s.at(101).alert('app-a', 'latency:high')
    s.at(102).alert('app-b', 'latency:high')
    s.at(103).alert('srv-1', 'cpu:high', { severity: 'critical' })
    s.at(190).check((engine) => expect(candidate(engine, 'srv-1')).toBeUndefined())
  })
})
