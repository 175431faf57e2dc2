// What can be done with the ticked rows, each as one request; each button says to how many of them it applies.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { refusalOf } from '../incident/allowed-actions.ts'
import { useIncidentActions } from '../incident/use-incident-action.ts'
import { MayButton } from '../session/may-button.tsx'
import { useSession } from '../session/session-context.tsx'
import classes from './live.module.css'

/** As many as the API takes in one request. */
export const MAX_BULK = 1_000

interface BulkBarProps {
  readonly selected: readonly Incident[]
  /** Where there is no header to tick all rows in. */
  readonly onAll: (() => void) | null
  readonly onClear: () => void
  readonly onMerge: () => void
}

export function BulkBar({ selected, onAll, onClear, onMerge }: BulkBarProps) {
  const { t } = useTranslation()
  const session = useSession()
  const { actOnMany } = useIncidentActions()
  const actions = [
    { key: 'acknowledge', action: { type: 'acknowledge' } },
    { key: 'unacknowledge', action: { type: 'unacknowledge' } },
    { key: 'assign', action: { type: 'assign', assignee: session.name } },
    { key: 'hold', action: { type: 'state', state: 'on_hold' } },
    { key: 'resolve', action: { type: 'resolve' } },
    { key: 'close', action: { type: 'close' } },
  ] as const satisfies readonly { readonly key: string; readonly action: IncidentAction }[]
  const tooMany = selected.length > MAX_BULK ? t('bulk.tooMany', { max: MAX_BULK }) : null
  return (
    <div className={classes['bulk']} role="toolbar" aria-label={t('bulk.title')}>
      <b>{t('bulk.selected', { count: selected.length })}</b>
      {onAll !== null && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {t('live.tickAll')}
        </Button>
      )}
      {actions.map(({ key, action }) => {
        const fit = selected.filter((incident) => refusalOf(action.type, incident, session.scopes) !== 'state')
        return (
          <MayButton
            key={key}
            scope="incidents:write"
            size="compact-sm"
            refusal={tooMany ?? (fit.length === 0 ? t('bulk.none') : null)}
            onClick={() => void actOnMany(fit, action).then((done) => done && onClear())}
          >
            {t(`bulk.${key}`, { count: fit.length })}
          </MayButton>
        )
      })}
      <MayButton
        scope="incidents:write"
        size="compact-sm"
        refusal={selected.length < 2 ? t('bulk.mergeNeedsTwo') : null}
        onClick={onMerge}
      >
        {t('bulk.merge', { count: selected.length })}
      </MayButton>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </div>
  )
}
