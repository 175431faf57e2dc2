// The list of keys (?), made from the same table that the keys are read from.
import { Kbd, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KEYMAP, KEY_ACTIONS } from './keymap.ts'
import { keyHelp, openKeyHelp } from './key-help-state.ts'
import { useKeys } from './use-keys.ts'
import { useStoreValue } from '../stream/value-store.ts'
import classes from './keys.module.css'

export function KeyHelp() {
  const { t } = useTranslation()
  const opened = useStoreValue(keyHelp, (open) => open)
  const onClose = (): void => keyHelp.set(false)
  useKeys({ help: openKeyHelp })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <dl className={classes['list']}>
        {KEY_ACTIONS.map((action) => {
          const { letter, ...rest } = KEYMAP[action]
          return (
            <div key={action} className={classes['line']}>
              <dt>{t(`keys.${action}`)}</dt>
              <dd>
                <Kbd>{letter}</Kbd>
                {'keys' in rest && rest.keys.map((key) => <Kbd key={key}>{key.replace('Arrow', '')}</Kbd>)}
                {'alt' in rest && <Kbd>Alt {rest.alt.toUpperCase()}</Kbd>}
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
    </Modal>
  )
}
