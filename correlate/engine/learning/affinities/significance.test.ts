import { describe, expect, it } from 'vitest'
import { discoveryLimit, excessLikelihood, pValue } from './significance.ts'

describe('significance', () => {
  it('as many as the background lets expect, or fewer => no excess', () => {
    expect(excessLikelihood(10, 60, 100, 600)).toBe(0)
    expect(excessLikelihood(0, 60, 0, 600)).toBe(0)
    expect(excessLikelihood(5, 60, 100, 600)).toBe(0)
  })

  it('excess grows with the cases, and with the silence of the background', () => {
    expect(excessLikelihood(20, 60, 100, 600)).toBeGreaterThan(excessLikelihood(15, 60, 100, 600))
    expect(excessLikelihood(3, 60, 0, 600)).toBeGreaterThan(excessLikelihood(3, 60, 5, 600))
  })

  it('p-value: 1.96 standard deviations are 2.5 %, several windows cost their number', () => {
    expect(pValue(1.96 ** 2 / 2, 1)).toBeCloseTo(0.025, 4)
    expect(pValue(1.96 ** 2 / 2, 4)).toBeCloseTo(0.1, 3)
    expect(pValue(0, 5)).toBe(1)
  })

  it('Benjamini and Hochberg: the example of their paper => four of fifteen at 5 %', () => {
    const theirs = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(discoveryLimit(theirs, 0.05)).toBe(0.0095)
    expect(discoveryLimit([0.9, 0.8], 0.05)).toBe(-1)
    expect(discoveryLimit([], 0.05)).toBe(-1)
  })
})
