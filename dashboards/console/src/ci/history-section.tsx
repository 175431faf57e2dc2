// What changed about a CI, by whom.
import { useTranslation } from 'react-i18next'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './ci.module.css'
import { useTopology } from './use-topology.ts'
import { valueText } from './value-text.ts'

const HEADS = ['at', 'change', 'source', 'by', 'fields'] as const

export function HistorySection({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { data, error } = useTopology(['history', id], (api) => api.ciHistory(id))
  if (error !== null) return <p className={page['dim']}>{t('cmdb.failed', { detail: error.message })}</p>
  if (data === undefined) return null
  if (data.items.length === 0) return <p className={page['dim']}>{t('cmdbEmpty.revisions')}</p>
  return (
    <DataTable label={t('ci.history')} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
      {data.items.map((entry) => (
        <tr key={entry.revision}>
          <td>
            <time dateTime={new Date(entry.at).toISOString()}>{formatTime(entry.at, language, timeZone)}</time>
          </td>
          <td>{t(`cmdbChange.${entry.change}`)}</td>
          <td>
            {entry.source} / {entry.instance}
          </td>
          <td>{entry.actor}</td>
          <td className={classes['wrap']}>
            {entry.fields.map((one) => `${one.field}: ${valueText(one.before)} → ${valueText(one.after)}`).join('; ')}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
