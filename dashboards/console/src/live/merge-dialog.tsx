// Merging the ticked incidents into one: which one stays is chosen here, and that there is no way back is said here.
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Incident } from '../contract.ts'
import { useIncidentActions } from '../incident/use-incident-action.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { useNotice } from '../shell/use-notice.ts'
import classes from './live.module.css'

interface MergeDialogProps {
  readonly incidents: readonly Incident[]
  /** Proposed to stay. */
  readonly into: string
  readonly onClose: (merged: boolean) => void
}

export function MergeDialog({ incidents, into, onClose }: MergeDialogProps) {
  const { t } = useTranslation()
  const api = useApi()
  const titleOf = useIncidentTitle()
  const { guarded } = useIncidentActions()
  const { tell } = useNotice()
  const [target, setTarget] = useState(into)
  const [busy, setBusy] = useState(false)

  async function merge(): Promise<void> {
    setBusy(true)
    const done = await guarded(async () => {
      await api.merge(
        target,
        incidents.map(({ id }) => id).filter((id) => id !== target),
      )
    })
    setBusy(false)
    if (!done) return
    tell(t('merge.done', { count: incidents.length }))
    onClose(true)
  }

  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={t('merge.title', { count: incidents.length })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <fieldset className={classes['mergeList']}>
        <legend>{t('merge.into')}</legend>
        {incidents.map((incident) => (
          <label key={incident.id} className={classes['mergeLine']}>
            <input
              type="radio"
              name="into"
              checked={incident.id === target}
              data-autofocus={incident.id === target || undefined}
              onChange={() => setTarget(incident.id)}
            />
            {t('merge.line', { priority: incident.priority, title: titleOf(incident), id: incident.id })}
          </label>
        ))}
      </fieldset>
      <p className={classes['dim']}>{t('merge.noWayBack')}</p>
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={() => onClose(false)}>
          {t('dialog.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void merge()}>
          {t('merge.button')}
        </Button>
      </div>
    </Modal>
  )
}
