// The buttons of a problem: only the moves that its life-cycle allows; who may not sees them disabled, with the reason.
import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemAction } from '../api/endpoints.ts'
import { isLegalProblemMove } from '../contract.ts'
import type { Problem } from '../contract.ts'
import { WRITE_SCOPE } from '../incident/allowed-actions.ts'
import { MayButton } from '../session/may-button.tsx'
import classes from './problems.module.css'
import page from '../shell/page.module.css'
import { useJudge } from './use-problems.ts'

type DialogAction = 'reject' | 'known-error' | 'workaround' | 'resolve'
const MAX_TEXT = 4_000

/** What is sent; null when the text is needed and missing. */
function actionOf(type: DialogAction, text: string): ProblemAction | null {
  switch (type) {
    case 'reject':
      return text === '' ? { type } : { type, reason: text }
    case 'known-error':
      return text === '' ? null : { type, cause: text }
    case 'workaround':
      return { type, workaround: text === '' ? null : text }
    case 'resolve':
      return text === '' ? { type } : { type, resolution: text }
  }
}

function TextDialog({
  problem,
  action,
  onClose,
}: {
  readonly problem: Problem
  readonly action: DialogAction
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const judge = useJudge()
  const known = { workaround: problem.workaround, 'known-error': problem.cause, reject: null, resolve: null }[action]
  const [text, setText] = useState(known ?? '')
  const [busy, setBusy] = useState(false)
  const wanted = actionOf(action, text.trim())

  async function submit(): Promise<void> {
    if (wanted === null) return
    setBusy(true)
    const done = await judge(problem, wanted)
    setBusy(false)
    if (done) onClose()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`problemAction.${action}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={classes['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Textarea
          data-autofocus
          label={t(`problemDialog.${action}`)}
          rows={4}
          maxLength={MAX_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={page['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={wanted === null}>
            {t(`problemAction.${action}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

export function ProblemActions({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const judge = useJudge()
  const [dialog, setDialog] = useState<DialogAction | null>(null)
  const may = {
    confirm: isLegalProblemMove(problem.state, 'open'),
    'known-error': problem.state === 'known_error' || isLegalProblemMove(problem.state, 'known_error'),
    workaround: problem.state !== 'rejected',
    resolve: isLegalProblemMove(problem.state, 'resolved'),
    reject: isLegalProblemMove(problem.state, 'rejected'),
  }
  return (
    <div className={page['buttons']} role="group" aria-label={t('problemAction.title')}>
      {may.confirm && (
        <MayButton
          scope={WRITE_SCOPE}
          size="xs"
          variant={problem.state === 'proposed' ? 'filled' : 'default'}
          onClick={() => void judge(problem, { type: 'confirm' })}
        >
          {t('problemAction.confirm')}
        </MayButton>
      )}
      {(['known-error', 'workaround', 'resolve', 'reject'] as const).map(
        (action) =>
          may[action] && (
            <MayButton key={action} scope={WRITE_SCOPE} size="xs" onClick={() => setDialog(action)}>
              {t(`problemAction.${action}`)}
            </MayButton>
          ),
      )}
      {dialog !== null && <TextDialog key={dialog} problem={problem} action={dialog} onClose={() => setDialog(null)} />}
    </div>
  )
}
