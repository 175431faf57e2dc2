import { describe, expect, it } from 'vitest'
import { KEY_ACTIONS } from './keymap.ts'
import { actionOfLetter, isLetter, letterOf, parseOwnLetters, withLetter } from './own-letters.ts'

describe('own letters', () => {
  it('a free letter => the action has it, its old one is free', () => {
    const own = withLetter({}, 'acknowledge', 'q')
    expect(own).toEqual({ acknowledge: 'q' })
    expect([actionOfLetter('q', own), actionOfLetter('a', own)]).toEqual(['acknowledge', null])
  })

  it('a letter that another action has => they change places', () => {
    expect(withLetter({}, 'acknowledge', 'r')).toEqual({ acknowledge: 'r', resolve: 'a' })
  })

  it('back to its own => nothing is left to keep', () => {
    expect(withLetter(withLetter({}, 'acknowledge', 'r'), 'acknowledge', 'a')).toEqual({})
    expect(withLetter({}, 'acknowledge', 'a')).toEqual({})
  })

  it('after any changes no letter means two things', () => {
    let own = {}
    for (const action of KEY_ACTIONS) for (const letter of ['j', 'q', 'A', '/']) own = withLetter(own, action, letter)
    const letters = KEY_ACTIONS.map((action) => letterOf(action, own))
    expect(new Set(letters).size).toBe(KEY_ACTIONS.length)
  })

  it.each([
    ['what was chosen', { acknowledge: 'r', resolve: 'a' }, { acknowledge: 'r', resolve: 'a' }],
    ['the same as the keymap', { acknowledge: 'a' }, {}],
    ['two on one letter', { acknowledge: 'r' }, {}],
    ['an action that nobody knows', { acknowledge: 'q', launch: 'l' }, {}],
    ['no letter', { acknowledge: 'Enter' }, {}],
    ['not text', { acknowledge: 1 }, {}],
    ['not an object', 'q', {}],
    ['nothing', null, {}],
  ])('stored: %s', (_path, stored, want) => {
    expect(parseOwnLetters(stored)).toEqual(want)
  })

  it.each([
    ['q', true],
    ['é', true],
    ['😀', true],
    [' ', false],
    ['Enter', false],
    ['', false],
  ])('%j is a letter: %s', (key, want) => {
    expect(isLetter(key)).toBe(want)
  })
})
