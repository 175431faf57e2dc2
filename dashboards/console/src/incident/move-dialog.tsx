// Some alerts are another matter: an incident of their own, or a part of another one.
import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import classes from './incident.module.css'
import { IncidentPicker } from './incident-picker.tsx'
import { useRegroup } from './use-regroup.ts'

interface MoveDialogProps {
  readonly incident: Incident
  readonly alertIds: readonly string[]
  /** @param moved whether the alerts left */
  readonly onClose: (moved: boolean) => void
}

export function MoveDialog({ incident, alertIds, onClose }: MoveDialogProps) {
  const { t } = useTranslation()
  const { split } = useRegroup()
  const [way, setWay] = useState<'new' | 'other'>('new')
  const [into, setInto] = useState<Incident | null>(null)
  const [busy, setBusy] = useState(false)

  async function move(): Promise<void> {
    setBusy(true)
    const done = await split(incident, alertIds, way === 'new' ? null : (into?.id ?? null))
    setBusy(false)
    if (done) onClose(true)
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={() => onClose(false)}
      title={t('regroup.splitTitle', { count: alertIds.length })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={classes['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void move()
        }}
      >
        <SegmentedControl
          value={way}
          onChange={(value) => setWay(value === 'other' ? 'other' : 'new')}
          data={[
            { value: 'new', label: t('regroup.intoNew') },
            { value: 'other', label: t('regroup.intoOther') },
          ]}
        />
        {way === 'other' && <IncidentPicker except={incident.id} chosen={into} onChoose={setInto} />}
        <div className={classes['dialogButtons']}>
          <Button variant="default" onClick={() => onClose(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={way === 'other' && into === null}>
            {t('regroup.move', { count: alertIds.length })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
