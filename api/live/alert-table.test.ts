import { describe, expect, it } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import { atOnce } from '../../platform/pieces/pausing.ts'
import { anAlert, T0 } from '../../test/support/fabricate.ts'
import { AlertTable } from './alert-table.ts'

const onCi = { id: 'sw-1', name: 'sw-1', type: 'switch', managed: true }
const member = (incidentId: string) => ({ ...anAlert().membership!, incidentId }) // anAlert is a member
const alertOf = (id: string, parts: Partial<Alert> = {}) =>
  anAlert({ id, ci: onCi, membership: member('big'), ...parts })

describe('AlertTable', () => {
  it('members are looked up in pieces: one that leaves meanwhile is none, one that changes comes once, as it is', () => {
    const table = new AlertTable()
    for (let n = 0; n < 1_500; n++) table.apply(alertOf(`a${n}`), T0)
    const walk = table.membersOf('big')
    expect(walk.next().done).toBe(false)
    table.apply(alertOf('a1400', { revision: 2, membership: member('other') }), T0)
    table.apply(alertOf('a1401', { revision: 2, summary: 'changed' }), T0)
    table.apply(alertOf('late'), T0)
    const members = atOnce(walk)
    expect(new Set(members.map(({ id }) => id)).size).toBe(1_499)
    expect(members).toHaveLength(1_499)
    expect(members.find(({ id }) => id === 'a1401')?.summary).toBe('changed')
  })

  it('the worst of a CI follows its alerts', () => {
    const table = new AlertTable()
    const worst = () => [table.worstOfCi('sw-1'), table.worstOfCi('sw-2')]
    expect(worst()).toEqual(['cleared', 'cleared'])
    table.apply(alertOf('a', { severity: 'minor' }), T0)
    table.apply(alertOf('b', { severity: 'critical' }), T0)
    expect(worst()).toEqual(['critical', 'cleared'])
    table.apply(alertOf('b', { revision: 2, severity: 'critical', ci: { ...onCi, id: 'sw-2' } }), T0)
    expect(worst()).toEqual(['minor', 'critical'])
    table.apply(alertOf('b', { revision: 3, state: 'cleared', ci: { ...onCi, id: 'sw-2' } }), T0)
    table.forgetEnded(T0, () => false)
    expect(worst()).toEqual(['minor', 'cleared'])
  })
})
