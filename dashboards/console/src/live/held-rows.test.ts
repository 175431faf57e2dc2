import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import type { Incident } from '../contract.ts'
import { arrangeRows } from './held-rows.ts'

const row = (id: string, parts: Partial<Incident> = {}) => incidentLike({ id, ...parts })
const known = (...rows: Incident[]) => new Map(rows.map((one) => [one.id, one]))
const ids = (rows: readonly Incident[]) => rows.map((one) => one.id)

describe('arrangeRows', () => {
  it('free => what is wanted, nothing waits', () => {
    const wanted = [row('b'), row('a')]
    expect(arrangeRows(null, wanted, known(...wanted))).toEqual({ rows: wanted, newCount: 0 })
  })

  it('held => places stay, new rows wait and are counted', () => {
    const all = [row('new-1'), row('b'), row('a'), row('new-2')]
    const { rows, newCount } = arrangeRows(new Set(['a', 'b']), all, known(...all))
    expect(ids(rows)).toEqual(['a', 'b'])
    expect(newCount).toBe(2)
  })

  it('held while the list is loading => places stay, the rest comes below', () => {
    const all = [row('first'), row('b'), row('a'), row('last')]
    const { rows, newCount } = arrangeRows(new Set(['a', 'b']), all, known(...all), true)
    expect(ids(rows)).toEqual(['a', 'b', 'first', 'last'])
    expect(newCount).toBe(0)
  })

  it('held => cells update in place', () => {
    const changed = row('a', { revision: 2, state: 'acknowledged' })
    const { rows } = arrangeRows(new Set(['a']), [changed], known(changed))
    expect(rows[0]?.state).toBe('acknowledged')
  })

  it('held row left the filter => stays where it is until released', () => {
    const resolved = row('a', { state: 'resolved' })
    const b = row('b')
    const { rows, newCount } = arrangeRows(new Set(['a', 'b']), [b], known(resolved, b))
    expect(ids(rows)).toEqual(['a', 'b'])
    expect(newCount).toBe(0)
  })
})
