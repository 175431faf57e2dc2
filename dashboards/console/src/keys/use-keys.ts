// Listens for the keys of the page in front. Typing in a field, an open dialog or a menu is never taken for a command.
import { useEffect, useRef } from 'react'
import { usePreferences } from '../preferences/preferences.ts'
import { REPEATING, actionOfStroke } from './keymap.ts'
import type { KeyAction } from './keymap.ts'
import { actionOfLetter } from './own-letters.ts'

export type KeyHandlers = Partial<Record<KeyAction, () => void>>

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]') !==
    null
  )
}

export function useKeys(handlers: KeyHandlers): void {
  const { letterKeys, ownLetters } = usePreferences()
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const action = actionOfStroke(event, letterKeys ? (letter) => actionOfLetter(letter, ownLetters) : null)
      // A key held down walks through the list; it must not acknowledge or resolve twice.
      if (event.repeat && action !== null && !REPEATING.includes(action)) return
      const run = action === null ? undefined : latest.current[action]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [letterKeys, ownLetters])
}
