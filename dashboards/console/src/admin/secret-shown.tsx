// A secret on the screen for the only time: to be copied now, gone with the dialogue.
import { Button, Code, CopyButton, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './admin.module.css'

interface SecretShownProps {
  readonly title: string
  readonly hint: string
  readonly secret: string
  readonly onClose: () => void
}

export function SecretShown({ title, hint, secret, onClose }: SecretShownProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      // A click beside it would throw the secret away unseen.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes['form']}>
        <p>{hint}</p>
        <Code block tabIndex={0} className={classes['secret'] ?? ''} data-secret>
          {secret}
        </Code>
        <div className={classes['formButtons']}>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {copied ? t('firstRun.copied') : t('firstRun.copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('admin.secretKept')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
