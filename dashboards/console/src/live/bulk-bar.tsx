// What can be done with the ticked rows; each button says to how many of them it applies.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { refusalOf } from '../incident/allowed-actions.ts'
import { useIncidentActions } from '../incident/use-incident-action.ts'
import { useSession } from '../session/session-context.tsx'
import classes from './live.module.css'

interface BulkBarProps {
  readonly selected: readonly Incident[]
  readonly onClear: () => void
}

export function BulkBar({ selected, onClear }: BulkBarProps) {
  const { t } = useTranslation()
  const session = useSession()
  const { actOnMany } = useIncidentActions()
  const actions: readonly IncidentAction[] = [{ type: 'acknowledge' }, { type: 'assign', assignee: session.name }]
  return (
    <div className={classes['bulk']} role="toolbar" aria-label={t('bulk.title')}>
      <b>{t('bulk.selected', { count: selected.length })}</b>
      {actions.map((action) => {
        const ids = selected
          .filter((incident) => refusalOf(action.type, incident, session.scopes) === null)
          .map((incident) => incident.id)
        return (
          <Button
            key={action.type}
            size="compact-sm"
            disabled={ids.length === 0}
            onClick={() => void actOnMany(ids, action).then((done) => done && onClear())}
          >
            {action.type === 'acknowledge'
              ? t('bulk.acknowledge', { count: ids.length })
              : t('bulk.assign', { count: ids.length })}
          </Button>
        )
      })}
      <Button size="compact-sm" variant="default" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </div>
  )
}
