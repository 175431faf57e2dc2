// The words that go with an action: whom to assign to, how it was resolved, what to note.
import { Button, Modal, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from './use-incident-title.ts'
import classes from './incident.module.css'

export type DialogAction = 'assign' | 'resolve' | 'close' | 'comment'

const MAX_TEXT = 4_000
const MAX_NAME = 200

/** What is sent; null when the text is needed and missing. */
function actionOf(type: DialogAction, text: string): IncidentAction | null {
  switch (type) {
    case 'assign':
      return { type, assignee: text === '' ? null : text }
    case 'resolve':
    case 'close':
      return text === '' ? { type } : { type, resolution: text }
    case 'comment':
      return text === '' ? null : { type, text }
  }
}

interface ActionDialogProps {
  readonly action: DialogAction
  readonly incident: Incident
  readonly run: (action: IncidentAction) => Promise<boolean>
  readonly onClose: () => void
}

export function ActionDialog({ action, incident, run, onClose }: ActionDialogProps) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const [text, setText] = useState(action === 'assign' ? (incident.assignee ?? '') : '')
  const [busy, setBusy] = useState(false)
  const wanted = actionOf(action, text.trim())

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (wanted === null) return
    setBusy(true)
    const done = await run(wanted)
    setBusy(false)
    if (done) onClose()
  }

  return (
    <Modal opened onClose={onClose} title={t(`action.${action}`)} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['dialog']} onSubmit={(event) => void submit(event)}>
        <p className={classes['dim']}>{titleOf(incident)}</p>
        {action === 'assign' ? (
          <TextInput
            data-autofocus
            label={t('dialog.assign')}
            description={t('dialog.assignHint')}
            maxLength={MAX_NAME}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            data-autofocus
            label={t(`dialog.${action}`)}
            rows={4}
            maxLength={MAX_TEXT}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div className={classes['dialogButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={wanted === null}>
            {t(`action.${action}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
