// This incident is a part of another one: which?
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import classes from './incident.module.css'
import { IncidentPicker } from './incident-picker.tsx'
import { useIncidentTitle } from './use-incident-title.ts'
import { useRegroup } from './use-regroup.ts'

export function MergeDialog({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { mergeInto } = useRegroup()
  const [into, setInto] = useState<Incident | null>(null)
  const [busy, setBusy] = useState(false)

  async function merge(): Promise<void> {
    if (into === null) return
    setBusy(true)
    const done = await mergeInto(incident, into)
    setBusy(false)
    if (done) onClose()
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('regroup.mergeTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={classes['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void merge()
        }}
      >
        <p className={classes['dim']}>{t('regroup.mergeWhat', { title: titleOf(incident) })}</p>
        <IncidentPicker except={incident.id} chosen={into} onChoose={setInto} />
        <div className={classes['dialogButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={into === null}>
            {t('regroup.merge')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
