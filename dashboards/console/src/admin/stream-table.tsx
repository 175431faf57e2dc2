// How full the streams are. Every process looks at the same ones: the first that knows counts.
import { useTranslation } from 'react-i18next'
import type { ProcessHealth } from '../api/admin-endpoints.ts'
import { formatBytes, formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './admin.module.css'
import { seriesOf } from './metric-of.ts'

const HEADS = ['stream', 'messages', 'size', 'fill', 'full'] as const
const NUMBERS = ['messages', 'size', 'fill'] as const
/** A stream that refuses senders when it is full is worth a look from here on. */
const HIGH_FILL = 0.8
const STREAMS = ['MONITORING', 'CHANGES', 'DEADLETTER'] as const

export function StreamTable({ processes }: { readonly processes: readonly ProcessHealth[] }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const value = (metric: string, stream: string): number | null =>
    processes.flatMap((one) => seriesOf(one, metric)).find(({ labels }) => labels['stream'] === stream)?.value ?? null
  return (
    <DataTable
      label={t('systemHealth.streams')}
      heads={HEADS.map((head) => t(`streamColumn.${head}`))}
      right={NUMBERS.map((head) => t(`streamColumn.${head}`))}
    >
      {STREAMS.map((stream) => {
        const [messages, bytes, limit] = [
          value('nocturne_stream_messages', stream),
          value('nocturne_stream_bytes', stream),
          value('nocturne_stream_limit_bytes', stream),
        ]
        const fill = bytes === null || limit === null || limit === 0 ? null : bytes / limit
        return (
          <tr key={stream}>
            <th scope="row">{stream}</th>
            <td className={page['right']}>{messages === null ? '–' : formatNumber(messages, language)}</td>
            <td className={page['right']}>{bytes === null ? '–' : formatBytes(bytes, language)}</td>
            <td
              className={`${page['right'] ?? ''} ${fill !== null && fill >= HIGH_FILL ? (classes['warning'] ?? '') : ''}`}
            >
              {fill === null ? '–' : formatPercent(fill, language)}
            </td>
            <td className={classes['wrap']}>{t(`streamFull.${stream}`)}</td>
          </tr>
        )
      })}
    </DataTable>
  )
}
