// What the operator says about one candidate: this is it, not this, or the earlier word taken back. The correlator learns from it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CauseVerdict, Incident, RootCauseCandidate } from '../contract.ts'
import { useSession } from '../session/session-context.tsx'
import { refusalOf } from './allowed-actions.ts'
import classes from './incident.module.css'
import { RefusableButton } from './refusable-button.tsx'
import { useIncidentActions } from './use-incident-action.ts'

const CHOICES = {
  none: ['confirmed', 'not_cause'],
  judged: ['none'],
} as const satisfies Record<string, readonly (CauseVerdict | 'none')[]>

const WORD = {
  confirmed: 'action.confirmCause',
  not_cause: 'action.ruleOutCause',
  none: 'action.takeBackCause',
} as const

interface CauseVerdictButtonsProps {
  readonly incident: Incident
  readonly candidate: RootCauseCandidate
}

export function CauseVerdictButtons({ incident, candidate }: CauseVerdictButtonsProps) {
  const { t } = useTranslation()
  const session = useSession()
  const { act } = useIncidentActions()
  const [busy, setBusy] = useState(false)
  const refusal = refusalOf('cause', incident, session.scopes)

  async function say(verdict: CauseVerdict | 'none'): Promise<void> {
    setBusy(true)
    await act(incident, { type: 'cause', ci: candidate.ci, verdict })
    setBusy(false)
  }

  // Incidents written before verdicts existed have none.
  const choices = (candidate.verdict ?? null) === null ? CHOICES.none : CHOICES.judged
  return (
    <div className={classes['verdict']}>
      {choices.map((verdict) => {
        const action = t(WORD[verdict])
        return (
          <RefusableButton
            key={verdict}
            size="compact-xs"
            refusal={refusal}
            state={incident.state}
            loading={busy}
            label={t('action.causeOf', { action, name: candidate.name })}
            onClick={() => void say(verdict)}
          >
            {action}
          </RefusableButton>
        )
      })}
    </div>
  )
}
