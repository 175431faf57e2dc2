// Hand-overs of shifts: begin one for this shift or the last, and read those of the past.
import { Button, Loader, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { HANDOVERS_KEY } from '../api/query-keys.ts'
import type { HandoverSummary } from '../contract.ts'
import { formatDuration, formatTime } from '../i18n/format.ts'
import { wallTimeText } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { WRITE_SCOPE } from '../incident/allowed-actions.ts'
import { MayButton } from '../session/may-button.tsx'
import { useMayNot } from '../session/use-may.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './handover.module.css'
import { parseStarts, readStarts, shiftsAt, storeStarts } from './shift-times.ts'
import type { ShiftWindow } from './shift-times.ts'
import { useFaultText, useHandovers } from './use-handover.ts'

const HOUR_MS = 3_600_000
const LAST_HOURS = [8, 12] as const

export function handoverHref(id: string): string {
  return `/handover/${encodeURIComponent(id)}`
}

function Begin() {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const api = useApi()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const faultText = useFaultText()
  const [text, setText] = useState(readStarts)
  const begin = useMutation({
    mutationFn: (shift: ShiftWindow) => api.beginHandover(shift),
    onSuccess: async ({ id }) => {
      navigate(handoverHref(id))
      await client.invalidateQueries({ queryKey: HANDOVERS_KEY })
    },
  })
  const starts = parseStarts(text)
  const refused = useMayNot(WRITE_SCOPE)
  const [now] = useState(() => Date.now())
  const shifts = starts === null ? null : shiftsAt(starts, now, timeZone)
  const span = ({ from, to }: ShiftWindow) => ({
    from: wallTimeText(from, timeZone),
    to: wallTimeText(to, timeZone),
  })
  const last = (hours: number): ShiftWindow => ({ from: now - hours * HOUR_MS, to: now })
  const offers: readonly (readonly [string, ShiftWindow])[] = [
    ...(shifts === null
      ? []
      : ([
          [t('handover.thisShift', span(shifts.current)), shifts.current],
          [t('handover.previousShift', span(shifts.previous)), shifts.previous],
        ] as const)),
    ...LAST_HOURS.map(
      (hours) => [t('handover.lastHours', { length: formatDuration(hours * HOUR_MS, language) }), last(hours)] as const,
    ),
  ]
  return (
    <section aria-label={t('handover.begin')}>
      <h2>{t('handover.begin')}</h2>
      <div className={`${page['buttons']} ${classes['shifts']}`} role="group" aria-label={t('handover.begin')}>
        {offers.map(([label, shift], index) => (
          <MayButton
            key={label}
            scope={WRITE_SCOPE}
            size="xs"
            variant={index === 0 ? 'filled' : 'default'}
            loading={begin.isPending}
            onClick={() => begin.mutate(shift)}
          >
            {label}
          </MayButton>
        ))}
      </div>
      {refused !== null && <p className={page['dim']}>{refused}</p>}
      {begin.isError && <p role="alert">{faultText(begin.error)}</p>}
      <TextInput
        className={classes['incoming'] ?? ''}
        label={t('handover.starts')}
        description={t('handover.startsHint')}
        value={text}
        error={starts === null ? t('handover.startsFault') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          if (parseStarts(event.currentTarget.value) !== null) storeStarts(event.currentTarget.value)
        }}
      />
    </section>
  )
}

function Row({ handover }: { readonly handover: HandoverSummary }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { from, to, state, createdBy, handedOver, signed } = handover
  return (
    <tr>
      <td>
        <span className={classes['stateMark']} data-state={state}>
          {t(`handoverState.${state}`)}
        </span>
      </td>
      <th scope="row">
        <Link href={handoverHref(handover.id)}>
          {t('handover.span', { from: wallTimeText(from, timeZone), to: wallTimeText(to, timeZone) })}
        </Link>
      </th>
      <td>{handedOver?.by ?? createdBy}</td>
      <td>{signed?.by ?? handover.incoming}</td>
      <td>{signed === null ? '' : formatTime(signed.at, language, timeZone)}</td>
    </tr>
  )
}

const HEADS = ['state', 'shift', 'outgoing', 'incomingLead', 'signedAt'] as const

export default function HandoversPage() {
  const { t } = useTranslation()
  const { data, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = useHandovers()
  useDocumentTitle(`${t('places.handover')} · Nocturne`)
  const handovers = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className={page['page']}>
      <h1>{t('handover.title')}</h1>
      <p className={page['dim']}>{t('handover.intro')}</p>
      <Begin />
      <section aria-label={t('handover.all')}>
        <h2>{t('handover.all')}</h2>
        {isError && <p role="alert">{t('handover.failed')}</p>}
        {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
        {data !== undefined && handovers.length === 0 && <p role="status">{t('handover.empty')}</p>}
        {handovers.length > 0 && (
          <DataTable label={t('handover.all')} heads={HEADS.map((head) => t(`handoverColumn.${head}`))}>
            {handovers.map((handover) => (
              <Row key={handover.id} handover={handover} />
            ))}
          </DataTable>
        )}
        {hasNextPage && (
          <div className={page['buttons']}>
            <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('handover.older')}
            </Button>
          </div>
        )}
      </section>
    </div>
  )
}
