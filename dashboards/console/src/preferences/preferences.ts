// What one person chose in this browser. Kept in local storage; every value read back is checked, since storage is anybody's.
import { useSyncExternalStore } from 'react'
import { parseOwnLetters } from '../keys/own-letters.ts'
import type { OwnLetters } from '../keys/own-letters.ts'

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

// The braces keep the two words in completion beside any other text.
export type TimeZone = 'local' | 'utc' | (string & {})

export interface Preferences {
  readonly language: Language
  /** The browser's own, UTC, or a zone by its IANA name: a NOC that watches another continent. */
  readonly timeZone: TimeZone
  /** More contrast than the theme has by itself; `system` follows the operating system's wish. */
  readonly contrast: 'system' | 'more'
  readonly density: 'compact' | 'comfortable'
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly letterKeys: boolean
  /** Letters chosen in place of the keymap's. */
  readonly ownLetters: OwnLetters
}

const STORAGE_KEY = 'nocturne-preferences'

function preferredLanguage(wishes: readonly string[]): Language {
  const wish = wishes.find((one) => /^(zh|en)\b/iu.test(one))
  return wish?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** A zone that this browser can show; its own when it knows no such one. */
export function parseZone(wish: unknown): TimeZone {
  if (wish === 'utc' || typeof wish !== 'string' || wish === '') return wish === 'utc' ? 'utc' : 'local'
  try {
    new Intl.DateTimeFormat('en', { timeZone: wish })
    return wish
  } catch {
    return 'local'
  }
}

/** Reads what was stored; anything missing or foreign takes the default. */
export function parsePreferences(stored: string | null, browserLanguages: readonly string[]): Preferences {
  let given: Partial<Record<keyof Preferences, unknown>> = {}
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    if (typeof value === 'object' && value !== null) given = value
  } catch {
    // Not JSON: as if nothing had been stored.
  }
  return {
    language: LANGUAGES.find((one) => one === given.language) ?? preferredLanguage(browserLanguages),
    timeZone: parseZone(given.timeZone),
    contrast: given.contrast === 'more' ? 'more' : 'system',
    density: given.density === 'comfortable' ? 'comfortable' : 'compact',
    letterKeys: given.letterKeys !== false,
    ownLetters: parseOwnLetters(given.ownLetters),
  }
}

let current: Preferences | null = null
const listeners = new Set<() => void>()

export function readPreferences(): Preferences {
  if (current === null) {
    let stored: string | null = null
    try {
      stored = window.localStorage.getItem(STORAGE_KEY)
    } catch {
      // Storage is blocked: choices last as long as the page.
    }
    current = parsePreferences(stored, navigator.languages)
  }
  return current
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change }
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(current))
  } catch {
    // Storage is blocked or full: the choice still holds for this page.
  }
  for (const listener of listeners) listener()
}

/** For a page whose address says how it looks: nothing is kept, the own choice stands again with the next page. */
export function overridePreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change }
}

export function onPreferencesChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferencesChange, readPreferences)
}
