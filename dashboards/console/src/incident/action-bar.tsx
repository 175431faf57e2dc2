// The buttons of an incident. What is not possible stays visible, disabled, and says why.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { useKeys } from '../keys/use-keys.ts'
import { eventsOfIncident } from '../events/events-of-incident.ts'
import { silenceHref } from '../live/silence-href.ts'
import { MayButton } from '../session/may-button.tsx'
import { useSession } from '../session/session-context.tsx'
import { useMayNot } from '../session/use-may.ts'
import { ActionDialog } from './action-dialog.tsx'
import type { DialogAction } from './action-dialog.tsx'
import { holdAction, refusalOf } from './allowed-actions.ts'
import type { ActionType } from './allowed-actions.ts'
import classes from './incident.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { RefusableButton } from './refusable-button.tsx'
import { useIncidentActions } from './use-incident-action.ts'
import { useRefusedKey } from './use-refused-key.ts'

interface IncidentActionBarProps {
  readonly incident: Incident
  /** Only what is done at once; the rest is on the incident's page. */
  readonly compact?: boolean
}

export function IncidentActionBar({ incident, compact = false }: IncidentActionBarProps) {
  const { t } = useTranslation()
  const session = useSession()
  const [, navigate] = useLocation()
  const { act } = useIncidentActions()
  const [dialog, setDialog] = useState<DialogAction | 'merge' | null>(null)
  const [busy, setBusy] = useState<ActionType | null>(null)
  const small = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  /** On a small screen what is seldom done there stands behind a button, so that the page begins within the screen. */
  const [all, setAll] = useState(false)

  async function run(action: IncidentAction): Promise<boolean> {
    setBusy(action.type)
    const done = await act(incident, action)
    setBusy(null)
    return done
  }

  const { mayAct, freeOf } = useRefusedKey()
  const mayNotSilence = useMayNot('silences:write')
  const silence = (): void => navigate(silenceHref(incident))

  /** Keys do what the buttons do, and no more. The list has keys of its own, beside a compact bar. */
  function byKey(type: ActionType, run: () => void) {
    return () => mayAct(type, incident) && run()
  }
  useKeys(
    compact
      ? {}
      : {
          acknowledge: byKey('acknowledge', () => void run({ type: 'acknowledge' })),
          unacknowledge: byKey('unacknowledge', () => void run({ type: 'unacknowledge' })),
          assignToMe: byKey('assign', () => void run({ type: 'assign', assignee: session.name })),
          resolve: byKey('resolve', () => setDialog('resolve')),
          comment: byKey('comment', () => setDialog('comment')),
          merge: byKey('merge', () => setDialog('merge')),
          hold: byKey('state', () => void run(holdAction(incident))),
          silence: () => freeOf(mayNotSilence) && silence(),
        },
  )

  function button(type: ActionType, label: string, onClick: () => void, main = false) {
    const refusal = refusalOf(type, incident, session.scopes)
    return (
      <RefusableButton refusal={refusal} state={incident.state} loading={busy === type} main={main} onClick={onClick}>
        {label}
      </RefusableButton>
    )
  }

  const mine = incident.assignee === session.name
  const rest = !compact && (!small || all)
  return (
    <div className={classes['actions']} role="group" aria-label={t('action.title')}>
      {incident.state === 'acknowledged'
        ? button('unacknowledge', t('action.unacknowledge'), () => void run({ type: 'unacknowledge' }))
        : button(
            'acknowledge',
            t('action.acknowledge'),
            () => void run({ type: 'acknowledge' }),
            incident.state === 'new',
          )}
      {!mine && button('assign', t('action.assignToMe'), () => void run({ type: 'assign', assignee: session.name }))}
      {rest && button('assign', t('action.assign'), () => setDialog('assign'))}
      {rest &&
        (incident.state === 'in_progress'
          ? button('state', t('action.hold'), () => void run({ type: 'state', state: 'on_hold' }))
          : button('state', t('action.start'), () => void run({ type: 'state', state: 'in_progress' })))}
      {(compact || rest) && button('resolve', t('action.resolve'), () => setDialog('resolve'))}
      {rest && (
        <>
          {button('close', t('action.close'), () => setDialog('close'))}
          {button('merge', t('action.merge'), () => setDialog('merge'))}
          {button('comment', t('action.comment'), () => setDialog('comment'))}
          <MayButton scope="silences:write" size="xs" onClick={silence}>
            {t('silences.ofIncident')}
          </MayButton>
          <Button size="xs" variant="default" onClick={() => navigate(eventsOfIncident(incident.id))}>
            {t('events.ofIncident')}
          </Button>
        </>
      )}
      {!compact && small && (
        <Button size="xs" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'action.fewer' : 'action.more')}
        </Button>
      )}
      {dialog === 'merge' && <MergeDialog incident={incident} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'merge' && (
        <ActionDialog key={dialog} action={dialog} incident={incident} run={run} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}
