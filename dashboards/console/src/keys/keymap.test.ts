import { describe, expect, it } from 'vitest'
import { KEYMAP, KEY_ACTIONS, actionOfStroke } from './keymap.ts'
import { actionOfLetter } from './own-letters.ts'

const stroke = (key: string, parts: Partial<Parameters<typeof actionOfStroke>[0]> = {}) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...parts,
})

describe('keys', () => {
  it.each([
    ['letter', stroke('a'), true, 'acknowledge'],
    ['capital is another key', stroke('A'), true, 'unacknowledge'],
    ['letters switched off => nothing', stroke('a'), false, null],
    ['Alt works with letters switched off', stroke('å', { code: 'KeyK', altKey: true }), false, 'acknowledge'],
    ['Ctrl belongs to the browser', stroke('a', { ctrlKey: true }), true, null],
    ['an unknown key', stroke('q'), true, null],
  ] as const)('%s', (_path, given, letterKeys, want) => {
    expect(actionOfStroke(given, letterKeys ? (letter) => actionOfLetter(letter, {}) : null)).toBe(want)
  })

  it('no key means two things', () => {
    const letters = KEY_ACTIONS.map((action) => KEYMAP[action].letter)
    expect(new Set(letters).size).toBe(letters.length)
  })
})
