// Silences: what people hold back, until when and why; and one being written, with what it would hold back now.
import { Loader, SegmentedControl } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { SILENCE_STATES } from '../api/silence-endpoints.ts'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './silences.module.css'
import { SilenceForm } from './silence-form.tsx'
import { SilenceRow } from './silence-row.tsx'
import { useSilenceStart } from './use-silence-start.ts'
import { useSilences } from './use-silences.ts'

const HEADS = ['state', 'matchers', 'holds', 'ends', 'author', 'comment', 'action'] as const
const SHOWN = ['current', ...SILENCE_STATES] as const

export default function SilencesPage() {
  const { t } = useTranslation()
  const query = useSearch()
  const [, navigate] = useLocation()
  const { data, isError } = useSilences()
  const start = useSilenceStart(query, data?.items)
  useDocumentTitle(t('silences.documentTitle'))
  const wanted = new URLSearchParams(query).get('state')
  const shown = SHOWN.find((one) => one === wanted) ?? 'current'
  const items = (data?.items ?? []).filter(({ state }) => (shown === 'current' ? state !== 'expired' : state === shown))
  const holds = t('silenceColumn.holds')
  return (
    <div className={page['page']}>
      <h1>{t('silences.title')}</h1>
      <p className={page['dim']}>{t('silences.intro')}</p>
      {start.kind === 'missing' && <p role="alert">{t('silences.missing')}</p>}
      {start.kind === 'open' ? (
        <SilenceForm key={start.key} start={start.start} onDone={() => navigate('/silences')} />
      ) : (
        <div className={page['buttons']}>
          <MayButton scope="silences:write" size="xs" variant="filled" onClick={() => navigate('/silences?new=1')}>
            {t('silences.new')}
          </MayButton>
        </div>
      )}
      <SegmentedControl
        size="xs"
        className={classes['states'] ?? ''}
        aria-label={t('silences.shown')}
        data={SHOWN.map((value) => ({ value, label: t(`silenceShown.${value}`) }))}
        value={shown}
        onChange={(value) => navigate(value === 'current' ? '/silences' : `/silences?state=${value}`)}
      />
      {isError && <p role="alert">{t('silences.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {data !== undefined && items.length === 0 && <p role="status">{t(`silencesNone.${shown}`)}</p>}
      {items.length > 0 && (
        <DataTable label={t('silences.title')} heads={HEADS.map((head) => t(`silenceColumn.${head}`))} right={[holds]}>
          {items.map((silence) => (
            <SilenceRow key={silence.id} silence={silence} />
          ))}
        </DataTable>
      )}
    </div>
  )
}
