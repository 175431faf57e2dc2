// All alerts of the incident, however many: pages come as one scrolls. Some can be chosen and taken to another incident.
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert, Incident, Severity } from '../contract.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSession } from '../session/session-context.tsx'
import { SearchIcon } from '../theme/icons.tsx'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { AlertDetail } from './alert-detail.tsx'
import { AlertList } from './alert-list.tsx'
import { ChooseMatching } from './choose-matching.tsx'
import { refusalOf } from './allowed-actions.ts'
import classes from './incident.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { RefusableButton } from './refusable-button.tsx'
import { useIncidentAlerts } from './use-insight.ts'
import { useParam } from './use-param.ts'

const TYPING_MS = 300
const SEVERITIES = Object.keys(SEVERITY_ORDER) as readonly Severity[] // the keys of a literal are its key type
const STATES = ['active', 'cleared', 'expired'] as const satisfies readonly Alert['state'][]

interface AlertsTabProps {
  readonly id: string
  /** Undefined until it is there: the alerts do not wait for it. */
  readonly incident: Incident | undefined
}

export function AlertsTab({ id, incident }: AlertsTabProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const session = useSession()
  const [severity, setSeverity] = useParam('severity')
  const [state, setState] = useParam('state')
  const [text, setText] = useState('')
  const [words] = useDebouncedValue(text.trim(), TYPING_MS)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [moving, setMoving] = useState(false)
  const [looked, setLooked] = useState<Alert | null>(null)
  const filter = {
    severities: SEVERITIES.filter((one) => one === severity),
    states: STATES.filter((one) => one === state),
    words,
  }
  const asked = useIncidentAlerts(id, filter)
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  // While another filter is typed or asked for, what is shown is still of the one before.
  const settled = !asked.isPlaceholderData && text.trim() === words
  const alerts = data?.pages.flatMap(({ items }) => items) ?? []
  const total = data?.pages[0]?.total ?? 0
  const count = chosen.size

  function toggle(id: string): void {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  return (
    <div className={classes['alerts']}>
      <div className={classes['impactBar']} role="search" aria-label={t('alerts.filter')}>
        <TextInput
          size="xs"
          aria-label={t('alerts.words')}
          placeholder={t('alerts.words')}
          leftSection={<SearchIcon size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Choice label={t('alertColumn.severity')} value={severity} onChange={setSeverity}>
          {SEVERITIES.map((one) => (
            <option key={one} value={one}>
              {t(`severity.${one}`)}
            </option>
          ))}
        </Choice>
        <Choice label={t('alertColumn.state')} value={state} onChange={setState}>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`alertState.${one}`)}
            </option>
          ))}
        </Choice>
        <span className={classes['dim']} role="status">
          {t('alerts.total', { count: total, shown: formatNumber(total, language) })}
        </span>
        {settled && total > 1 && (
          <ChooseMatching
            {...{ id, filter, total, chosen }}
            onChosen={(ids) => setChosen((before) => new Set([...before, ...ids]))}
          />
        )}
      </div>
      {incident !== undefined && count > 0 && (
        <div className={classes['actions']} role="group" aria-label={t('alerts.chosen', { count })}>
          <b>{t('alerts.chosen', { count })}</b>
          <RefusableButton
            refusal={refusalOf('split', incident, session.scopes)}
            state={incident.state}
            onClick={() => setMoving(true)}
          >
            {t('alerts.move')}
          </RefusableButton>
          <Button size="xs" variant="default" onClick={() => setChosen(new Set())}>
            {t('alerts.none')}
          </Button>
        </div>
      )}
      {isError && <p role="alert">{t('alerts.failed')}</p>}
      <AlertList
        alerts={alerts}
        total={total}
        chosen={chosen}
        onToggle={toggle}
        onOpen={setLooked}
        onEnd={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
        }}
      />
      {looked !== null && <AlertDetail alert={looked} onClose={() => setLooked(null)} />}
      {incident !== undefined && moving && (
        <MoveDialog
          incident={incident}
          alertIds={[...chosen]}
          onClose={(moved) => {
            setMoving(false)
            if (moved) setChosen(new Set())
          }}
        />
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <label className={classes['choice']}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('alerts.all')}</option>
        {children}
      </select>
    </label>
  )
}
