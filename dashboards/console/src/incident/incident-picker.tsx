// Finds another open incident by its words and lets one be chosen, by mouse or by keys.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { Incident } from '../contract.ts'
import { SearchIcon } from '../theme/icons.tsx'
import { PriorityMark, StateMark } from '../theme/severity-mark.tsx'
import classes from './incident.module.css'
import { useIncidentTitle } from './use-incident-title.ts'

const TYPING_MS = 250

interface IncidentPickerProps {
  /** Not offered: it is the one that another is sought for. */
  readonly except: string
  readonly chosen: Incident | null
  readonly onChoose: (incident: Incident) => void
}

export function IncidentPicker({ except, chosen, onChoose }: IncidentPickerProps) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const api = useApi()
  const group = useId()
  const [text, setText] = useState('')
  const [words] = useDebouncedValue(text.trim(), TYPING_MS)
  const { data } = useQuery({
    queryKey: ['incident-search', words],
    queryFn: () => api.searchIncidents(words),
    placeholderData: keepPreviousData,
  })
  const found = (data?.items ?? []).filter(({ id }) => id !== except)
  return (
    <>
      <TextInput
        data-autofocus
        label={t('regroup.search')}
        description={t('regroup.searchHint')}
        leftSection={<SearchIcon size={16} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <fieldset className={classes['picker']}>
        <legend>{t('regroup.found')}</legend>
        {data !== undefined && found.length === 0 && <p className={classes['dim']}>{t('regroup.nothing')}</p>}
        {found.map((incident) => (
          <label key={incident.id} className={classes['pick']}>
            <input type="radio" name={group} checked={chosen?.id === incident.id} onChange={() => onChoose(incident)} />
            <PriorityMark priority={incident.priority} />
            <span className={classes['pickTitle']}>{titleOf(incident)}</span>
            <StateMark state={incident.state} />
            <span className={classes['id']}>{incident.id}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
