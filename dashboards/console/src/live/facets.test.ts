import { describe, expect, it } from 'vitest'
import { isAllowed, toggledChoice, withChoice } from './facets.ts'

describe('facet choices', () => {
  it.each([
    ['nothing chosen', { only: [], not: [] }, ['pay'], true],
    ['one of the chosen', { only: ['pay', 'mail'], not: [] }, ['pay'], true],
    ['none of the chosen', { only: ['mail'], not: [] }, ['pay'], false],
    ['one of several is enough', { only: ['mail'], not: [] }, ['pay', 'mail'], true],
    ['one that is filtered out is enough', { only: ['mail'], not: ['pay'] }, ['pay', 'mail'], false],
    ['none of any', { only: [''], not: [] }, [''], true],
  ])('%s', (_path, choice, values, want) => {
    expect(isAllowed(choice, values)).toBe(want)
  })

  it('a second press takes it back, the other kind moves it', () => {
    const shown = toggledChoice({ only: [], not: [] }, 'pay', 'only')
    expect(shown).toEqual({ only: ['pay'], not: [] })
    expect(toggledChoice(shown, 'pay', 'only')).toEqual({ only: [], not: [] })
    expect(toggledChoice(shown, 'pay', 'not')).toEqual({ only: [], not: ['pay'] })
  })

  it('an empty choice leaves no trace', () => {
    expect(withChoice({ owner: { only: ['li'], not: [] } }, 'owner', { only: [], not: [] })).toEqual({})
  })
})
