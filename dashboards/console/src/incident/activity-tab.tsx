// Who did what, newest first, and a place to say something.
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity, Incident } from '../contract.ts'
import { useSession } from '../session/session-context.tsx'
import { refusalOf } from './allowed-actions.ts'
import classes from './incident.module.css'
import { RefusableButton } from './refusable-button.tsx'
import { ENGINE, Timeline } from './timeline.tsx'
import { useIncidentActions } from './use-incident-action.ts'
import { useParam } from './use-param.ts'

const MAX_TEXT = 4_000

interface ActivityTabProps {
  readonly incident: Incident
  readonly activities: readonly Activity[] | undefined
}

export function ActivityTab({ incident, activities }: ActivityTabProps) {
  const { t } = useTranslation()
  const [who, setWho] = useParam('who')
  const shown = who === 'people' ? activities?.filter(({ actor }) => actor !== ENGINE) : activities
  return (
    <>
      <CommentBox incident={incident} />
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={who === 'people'}
          onChange={(event) => setWho(event.currentTarget.checked ? 'people' : '')}
        />
        {t('activity.people')}
      </label>
      {shown?.length === 0 ? <p className={classes['empty']}>{t('activity.none')}</p> : <Timeline activities={shown} />}
    </>
  )
}

function CommentBox({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation()
  const session = useSession()
  const { act } = useIncidentActions()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const refusal = refusalOf('comment', incident, session.scopes)

  async function send(): Promise<void> {
    if (text.trim() === '') return
    setBusy(true)
    if (await act(incident, { type: 'comment', text: text.trim() })) setText('')
    setBusy(false)
  }

  return (
    <form
      className={classes['commentBox']}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        label={t('dialog.comment')}
        rows={2}
        maxLength={MAX_TEXT}
        disabled={refusal !== null}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RefusableButton refusal={refusal} state={incident.state} loading={busy} onClick={() => void send()}>
        {t('action.comment')}
      </RefusableButton>
    </form>
  )
}
