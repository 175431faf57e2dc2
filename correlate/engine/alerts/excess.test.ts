import { describe, expect, it } from 'vitest'
import { excessOf } from './excess.ts'

describe('how far beyond its limit', () => {
  it.each([
    ['deviation in a label => per three spreads', { deviation: '12' }, {}, 4],
    ['deviation downwards => its size', { deviation: '-12' }, {}, 4],
    ['deviation in an annotation => the same', {}, { deviation: '12' }, 4],
    ['value over its threshold => the ratio', { value: '90', threshold: '45' }, {}, 2],
    ['value under its threshold => the ratio turned round', { value: '5', threshold: '20' }, {}, 4],
    ['value without a threshold => no number', { value: '90' }, {}, 0],
    ['words instead of a number => no number', { deviation: 'large' }, {}, 0],
    ['nothing => no number', {}, {}, 0],
  ])('%s', (_, labels, annotations, want) => {
    expect(excessOf({ labels, annotations })).toBe(want)
  })
})
