// The letters of one person: those of the keymap, but where another one was chosen. No letter ever means two things.
import { KEYMAP, KEY_ACTIONS } from './keymap.ts'
import type { KeyAction } from './keymap.ts'

/** Only what differs from the keymap. */
export type OwnLetters = Readonly<Partial<Record<KeyAction, string>>>

export function letterOf(action: KeyAction, own: OwnLetters): string {
  return own[action] ?? KEYMAP[action].letter
}

/** @returns null when the letter is free */
export function actionOfLetter(letter: string, own: OwnLetters): KeyAction | null {
  return KEY_ACTIONS.find((action) => letterOf(action, own) === letter) ?? null
}

/** One character that is seen: the space ticks rows, and named keys (Enter, arrows) belong to the list. */
export function isLetter(key: unknown): key is string {
  return typeof key === 'string' && /^\S$/u.test(key)
}

/** Who had the letter gets the one that becomes free. */
export function withLetter(own: OwnLetters, action: KeyAction, letter: string): OwnLetters {
  const holder = actionOfLetter(letter, own)
  const before = letterOf(action, own)
  return differing({ ...own, ...(holder === null ? {} : { [holder]: before }), [action]: letter })
}

/** Reads what was stored; all of it is foreign when anything is, or when a letter would mean two things. */
export function parseOwnLetters(stored: unknown): OwnLetters {
  if (typeof stored !== 'object' || stored === null) return {}
  const given = new Map<string, unknown>(Object.entries(stored))
  const chosen = KEY_ACTIONS.filter((action) => given.has(action)).map((action) => [action, given.get(action)] as const)
  if (chosen.length < given.size || chosen.some(([, letter]) => !isLetter(letter))) return {}
  const own: OwnLetters = Object.fromEntries(chosen)
  const letters = new Set(KEY_ACTIONS.map((action) => letterOf(action, own)))
  return letters.size < KEY_ACTIONS.length ? {} : differing(own)
}

function differing(own: OwnLetters): OwnLetters {
  return Object.fromEntries(
    KEY_ACTIONS.flatMap((action) => {
      const letter = own[action]
      return letter === undefined || letter === KEYMAP[action].letter ? [] : [[action, letter]]
    }),
  )
}
