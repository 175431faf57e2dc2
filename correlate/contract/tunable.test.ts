import { describe, expect, it } from 'vitest'
import { readPolicyChange } from './tunable.ts'

describe('what a site sets of the policy', () => {
  it.each([null, undefined, {}])('%j => nothing', (value) => {
    expect(readPolicyChange(value)).toEqual({ ok: true, change: {} })
  })

  it('known thresholds within their bounds => taken', () => {
    const change = { 'grouping.threshold': 0.6, 'holdDown.ms': 60_000 }
    expect(readPolicyChange(change)).toEqual({ ok: true, change })
  })

  it.each([
    ['grouping.treshold', 0.6, 'is no threshold that can be set'],
    ['constructor', 1, 'is no threshold that can be set'],
    ['grouping.threshold', 1.5, 'must be from 0.2 to 0.95'],
    ['grouping.hops', 2.5, 'must be a whole number'],
    ['holdDown.ms', '30s', 'must be a number'],
    ['holdDown.ms', Number.NaN, 'must be a number'],
  ])('%s: %s => %s', (key, value, fault) => {
    expect(readPolicyChange({ [key]: value })).toEqual({ ok: false, faults: [{ key, fault }] })
  })

  it('a list => told; several faults => all of them', () => {
    expect(readPolicyChange([1])).toMatchObject({ ok: false, faults: [{ key: '' }] })
    expect(readPolicyChange({ a: 1, b: 2 })).toMatchObject({ faults: [{ key: 'a' }, { key: 'b' }] })
  })
})
