// One letter of the list of keys: pressed, it waits for the key that shall stand in its place.
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyAction } from './keymap.ts'
import classes from './keys.module.css'
import { isLetter } from './own-letters.ts'

interface LetterButtonProps {
  readonly action: KeyAction
  readonly letter: string
  readonly onLetter: (letter: string) => void
}

export function LetterButton({ action, letter, onLetter }: LetterButtonProps) {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState(false)
  const word = t(`keys.${action}`)

  function onKeyDown(event: KeyboardEvent): void {
    if (!waiting || event.key === 'Tab') return
    event.preventDefault()
    if (event.key === 'Escape') setWaiting(false)
    if (!isLetter(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    setWaiting(false)
    onLetter(event.key)
  }

  return (
    <button
      type="button"
      className={classes['letter']}
      aria-label={waiting ? t('keys.pressFor', { action: word }) : t('keys.change', { action: word, letter })}
      aria-pressed={waiting}
      // While it waits, Escape ends the waiting and not the dialog.
      data-mantine-stop-propagation={waiting}
      onClick={() => setWaiting(true)}
      onBlur={() => setWaiting(false)}
      onKeyDown={onKeyDown}
    >
      {waiting ? t('keys.press') : letter}
    </button>
  )
}
