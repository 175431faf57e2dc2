// What the drawing of the time-line says, as a table.
import { useTranslation } from 'react-i18next'
import type { Lane } from '../api/incident-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import type { Severity } from '../contract.ts'
import { formatDelta, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { SeverityMark } from '../theme/severity-mark.tsx'
import classes from './incident.module.css'

const HEADS = ['ci', 'severity', 'alerts', 'first', 'last', 'skew'] as const

export function LaneTable({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const head = (name: (typeof HEADS)[number]) => t(`laneColumn.${name}`)
  const time = (at: number) => formatTime(at, language, timeZone)
  return (
    <DataTable label={t('lanes.table')} heads={HEADS.map(head)} right={[head('alerts'), head('skew')]}>
      {lanes.map(({ ci, isRoot, spans, alerts, skewMs }) => {
        const ends = spans.map(({ to }) => to)
        const worst = spans.map(({ severity }) => severity).sort((a, b) => SEVERITY_ORDER[a] - SEVERITY_ORDER[b])[0]
        return (
          <tr key={ci.id}>
            <th scope="row">
              <CiLink ci={ci} /> {isRoot && <span className={classes['tag']}>{t('impact.role.root')}</span>}
            </th>
            <td>
              <SeverityMark severity={worst ?? ('cleared' satisfies Severity)} />
            </td>
            <td className={page['right']}>{formatNumber(alerts, language)}</td>
            <td>{spans.length === 0 ? '' : time(Math.min(...spans.map(({ from }) => from)))}</td>
            <td>
              {ends.includes(null)
                ? t('lanes.goesOn')
                : ends.length === 0
                  ? ''
                  : time(Math.max(...ends.map((to) => to ?? 0)))}
            </td>
            <td className={page['right']}>{formatDelta(skewMs, language)}</td>
          </tr>
        )
      })}
    </DataTable>
  )
}
