import { describe, expect, it } from 'vitest'
import { TUNABLES } from '../contract/tunable.ts'
import { defaultPolicy, policyHash } from './policy.ts'
import { tunablesOf, tunedPolicy } from './tuned-policy.ts'

describe('policy of a site', () => {
  it.each(TUNABLES)('$path is in the policy, and its default within its bounds', ({ path, min, max }) => {
    const value = tunablesOf(defaultPolicy)[path]
    expect(value).toBeGreaterThanOrEqual(min)
    expect(value).toBeLessThanOrEqual(max)
  })

  it('what is set is set, the rest and the default itself stay as they are', () => {
    const before = policyHash(defaultPolicy)
    const tuned = tunedPolicy(defaultPolicy, { 'grouping.threshold': 0.7 })
    expect(tuned.grouping).toEqual({ ...defaultPolicy.grouping, threshold: 0.7 })
    expect(tuned.flap).toBe(defaultPolicy.flap)
    expect(policyHash(defaultPolicy)).toBe(before)
    expect(policyHash(tuned)).not.toBe(before)
  })

  it('nothing set => the very same policy, by its hash', () => {
    expect(policyHash(tunedPolicy(defaultPolicy, {}))).toBe(policyHash(defaultPolicy))
  })
})
