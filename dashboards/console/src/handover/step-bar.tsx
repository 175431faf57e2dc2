// What may be done with a hand-over now: hand over, sign, send back, print, discard. What may not is shown with its reason.
import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import type { HandoverStepName } from '../api/handover-endpoints.ts'
import { HANDOVERS_KEY } from '../api/query-keys.ts'
import { isLegalHandoverMove } from '../contract.ts'
import type { Handover } from '../contract.ts'
import { WRITE_SCOPE } from '../incident/allowed-actions.ts'
import { MayButton } from '../session/may-button.tsx'
import { useSession } from '../session/session-context.tsx'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import classes from './handover.module.css'
import { useFaultText, useStep } from './use-handover.ts'

const AFTER = { 'hand-over': 'handed_over', return: 'draft', sign: 'signed' } as const satisfies Record<
  HandoverStepName,
  Handover['state']
>
const STEPS = Object.keys(AFTER) as readonly HandoverStepName[] // the keys of a literal are its key type

interface StepBarProps {
  readonly handover: Handover
  /** Saves what is being written. @returns the revision that is known then; null when it failed */
  readonly save: () => Promise<number | null>
}

export function StepBar({ handover, save }: StepBarProps) {
  const { t } = useTranslation()
  const { name } = useSession()
  const mayNot = useMayNot(WRITE_SCOPE)
  const [asked, setAsked] = useState<HandoverStepName | 'discard' | null>(null)
  const refusal = (step: HandoverStepName): string | null =>
    step === 'sign' && handover.handedOver?.by === name ? t('handover.fault.same') : null
  const possible = STEPS.filter((step) => isLegalHandoverMove(handover.state, AFTER[step]))
  const reason = mayNot ?? possible.map(refusal).find((one) => one !== null) ?? null
  return (
    <div
      className={`${page['buttons'] ?? ''} ${classes['onScreen'] ?? ''}`}
      role="group"
      aria-label={t('handover.steps')}
    >
      {possible.map((step) => (
        <MayButton
          key={step}
          scope={WRITE_SCOPE}
          refusal={refusal(step)}
          size="xs"
          variant={step === 'return' ? 'default' : 'filled'}
          onClick={() => setAsked(step)}
        >
          {t(`handoverStep.${step}`)}
        </MayButton>
      ))}
      <Button size="xs" variant="default" onClick={() => window.print()}>
        {t('handover.print')}
      </Button>
      {handover.state === 'draft' && (
        <MayButton scope={WRITE_SCOPE} size="xs" onClick={() => setAsked('discard')}>
          {t('handover.discard')}
        </MayButton>
      )}
      {possible.length > 0 && reason !== null && <p className={page['dim']}>{reason}</p>}
      {asked === 'discard' && <DiscardDialog handover={handover} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'discard' && (
        <StepDialog step={asked} handover={handover} save={save} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

interface StepDialogProps extends StepBarProps {
  readonly step: HandoverStepName
  readonly onClose: () => void
}

function StepDialog({ step, handover, save, onClose }: StepDialogProps) {
  const { t } = useTranslation()
  const act = useStep(handover)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  // A hand-over that is sent back without a word leaves the other one guessing.
  const missing = step === 'return' && text.trim() === ''

  async function submit(): Promise<void> {
    setBusy(true)
    const revision = await save()
    // What went wrong is told by useStep.
    if (revision !== null) await act.mutateAsync({ step, text: text.trim(), revision }).then(onClose, () => undefined)
    setBusy(false)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`handoverStep.${step}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={classes['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          if (!missing) void submit()
        }}
      >
        <p>{t(`handoverStepHint.${step}`)}</p>
        <Textarea
          data-autofocus
          label={t(step === 'return' ? 'handover.question' : 'handover.remark')}
          rows={3}
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={page['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={missing}>
            {t(`handoverStep.${step}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function DiscardDialog({ handover, onClose }: { readonly handover: Handover; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const faultText = useFaultText()
  const discard = useMutation({
    mutationFn: () => api.discardHandover(handover.id, handover.revision),
    onSuccess: async () => {
      navigate('/handover')
      await client.invalidateQueries({ queryKey: HANDOVERS_KEY, exact: true })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('handover.discard')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <div className={classes['dialog']}>
        <p>{t('handover.discardSure')}</p>
        {discard.isError && <p role="alert">{faultText(discard.error)}</p>}
        <div className={page['buttons']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button color="red" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t('handover.discard')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
