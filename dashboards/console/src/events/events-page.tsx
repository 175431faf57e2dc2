// Search over everything that came in: words and fields, a strip over time, what was found, and one event whole beside it.
import { Anchor, Button, Loader } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eventExportHref } from '../api/event-endpoints.ts'
import { ApiProblem } from '../api/request.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../shell/live-region.tsx'
import { EventDetail } from './event-detail.tsx'
import { Histogram } from './event-histogram.tsx'
import { EventList } from './event-list.tsx'
import classes from './events.module.css'
import { FilterBar } from './filter-bar.tsx'
import { useEvents, useEventView } from './use-events.ts'

function Fault({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  const code = error instanceof ApiProblem ? error.code : ''
  const text =
    code === 'query_too_slow'
      ? t('events.tooSlow')
      : code === 'history_unavailable'
        ? t('events.away')
        : code === 'unreachable'
          ? t('events.unreachable')
          : t('events.failed')
  return (
    <div role="alert" className={classes['fault']}>
      <p>{text}</p>
      <Button size="xs" variant="default" onClick={onRetry}>
        {t('shell.retry')}
      </Button>
    </div>
  )
}

export default function EventsPage() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const announce = useSay()
  const [view, change] = useEventView()
  const { search, list, histogram, buckets, refresh } = useEvents(view)
  const [active, setActive] = useState(-1)
  useDocumentTitle(`${t('places.events')} · Nocturne`)
  const searched = search.toString()
  useEffect(() => setActive(-1), [searched])

  const events = list.data?.pages.flatMap(({ items }) => items) ?? []
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage])
  const total = histogram.data?.total ?? null
  const shown = total === null ? null : formatNumber(total, language)
  useEffect(() => {
    if (shown !== null) announce(t('events.count', { count: Number(total), shown }))
  }, [announce, t, shown, total])
  const event = events[active]

  return (
    <div className={classes['page']}>
      <h1 className={classes['title']}>{t('events.title')}</h1>
      <FilterBar view={view} onChange={change} />
      <div className={classes['summary']}>
        <span role="status">
          {shown === null
            ? t(histogram.isError ? 'events.uncounted' : 'events.counting')
            : t('events.count', { count: Number(total), shown })}
        </span>
        <Button size="compact-xs" variant="default" onClick={refresh}>
          {t('events.refresh')}
        </Button>
        <Anchor inherit href={eventExportHref(search)} download>
          {histogram.data !== undefined && histogram.data.exported < histogram.data.total
            ? t('events.exportSome', { shown: formatNumber(histogram.data.exported, language) })
            : t('events.export')}
        </Anchor>
      </div>
      {histogram.data !== undefined && (
        <Histogram histogram={histogram.data} count={buckets} onNarrow={(from, to) => change({ time: { from, to } })} />
      )}
      {list.isError && <Fault error={list.error} onRetry={() => void list.refetch()} />}
      <div className={classes['body']} data-detail={event !== undefined || undefined}>
        {list.isPending && <Loader aria-label={t('live.loading')} />}
        {list.data !== undefined && events.length === 0 && <p role="status">{t('events.none')}</p>}
        {events.length > 0 && (
          <EventList events={events} total={total} active={active} onActive={setActive} onMore={more} />
        )}
        {event !== undefined && (
          <EventDetail event={event} labels={view.labels} onFilter={change} onClose={() => setActive(-1)} />
        )}
      </div>
    </div>
  )
}
