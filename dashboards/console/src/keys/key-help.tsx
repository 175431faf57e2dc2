// The list of keys (?), made from the same table that the keys are read from. Each letter can be changed here.
import { Button, Kbd, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KEYMAP, KEY_ACTIONS } from './keymap.ts'
import type { KeyAction } from './keymap.ts'
import { keyHelp, openKeyHelp } from './key-help-state.ts'
import { LetterButton } from './letter-button.tsx'
import { actionOfLetter, letterOf, withLetter } from './own-letters.ts'
import { useKeys } from './use-keys.ts'
import { changePreferences, usePreferences } from '../preferences/preferences.ts'
import { useStoreValue } from '../stream/value-store.ts'
import classes from './keys.module.css'

export function KeyHelp() {
  const { t } = useTranslation()
  const opened = useStoreValue(keyHelp, (open) => open)
  const { ownLetters, letterKeys } = usePreferences()
  const [said, setSaid] = useState('')
  const onClose = (): void => {
    setSaid('')
    keyHelp.set(false)
  }

  function change(action: KeyAction, letter: string): void {
    const holder = actionOfLetter(letter, ownLetters)
    changePreferences({ ownLetters: withLetter(ownLetters, action, letter) })
    const now = { letter, action: t(`keys.${action}`) }
    const other = holder === null || holder === action ? null : t(`keys.${holder}`)
    setSaid(
      other === null
        ? t('keys.changed', now)
        : t('keys.swapped', { ...now, other, freed: letterOf(action, ownLetters) }),
    )
  }

  function reset(): void {
    changePreferences({ ownLetters: {} })
    setSaid(t('keys.wasReset'))
  }

  useKeys({ help: openKeyHelp })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p className={classes['note']}>{t(letterKeys ? 'keys.howTo' : 'keys.off')}</p>
      <dl className={classes['list']}>
        {KEY_ACTIONS.map((action) => {
          const row = KEYMAP[action]
          return (
            <div key={action} className={classes['line']}>
              <dt>{t(`keys.${action}`)}</dt>
              <dd>
                <LetterButton
                  action={action}
                  letter={letterOf(action, ownLetters)}
                  onLetter={(letter) => change(action, letter)}
                />
                {'keys' in row && row.keys.map((key) => <Kbd key={key}>{key.replace('Arrow', '')}</Kbd>)}
                {'alt' in row && <Kbd>Alt {row.alt.toUpperCase()}</Kbd>}
              </dd>
            </div>
          )
        })}
        <div className={classes['line']}>
          <dt>{t('keys.palette')}</dt>
          <dd>
            <Kbd>Ctrl K</Kbd>
          </dd>
        </div>
      </dl>
      <div className={classes['foot']}>
        <p role="status">{said}</p>
        <Button variant="default" size="xs" disabled={Object.keys(ownLetters).length === 0} onClick={reset}>
          {t('keys.reset')}
        </Button>
      </div>
    </Modal>
  )
}
