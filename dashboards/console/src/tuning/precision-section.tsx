// How often the first cause was right by what people said, and which evidence they agreed with.
import { useTranslation } from 'react-i18next'
import type { Precision } from '../api/tuning-endpoints.ts'
import { formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { ShareBar } from './share-bar.tsx'
import classes from './tuning.module.css'

const HEADS = ['kind', 'confirmed', 'rejected', 'share'] as const

export function PrecisionSection({ found }: { readonly found: Precision }) {
  const { t, i18n } = useTranslation()
  const { language } = usePreferences()
  const number = (value: number) => formatNumber(value, language)
  const { right, wrong, precision, incidents, merges, splits, evidence } = found
  // The engine may have kinds of evidence that have no words here yet.
  const kindOf = (kind: string) =>
    i18n.exists(`evidenceKind.${kind}`) ? t(`evidenceKind.${kind}` as 'evidenceKind.explains') : kind
  return (
    <section aria-label={t('feedback.evidence')}>
      <p>
        <strong>
          {precision === null
            ? t('feedback.unjudged')
            : t('feedback.precision', {
                precision: formatPercent(precision, language),
                right: number(right),
                judged: number(right + wrong),
              })}
        </strong>{' '}
        {t('feedback.acts', { incidents: number(incidents), merges: number(merges), splits: number(splits) })}
      </p>
      {evidence.length > 0 && (
        <DataTable
          label={t('feedback.evidence')}
          heads={HEADS.map((head) => t(`evidenceColumn.${head}`))}
          right={HEADS.slice(1, 3).map((head) => t(`evidenceColumn.${head}`))}
        >
          {evidence.map(({ kind, confirmed, rejected }) => (
            <tr key={kind}>
              <th scope="row">{kindOf(kind)}</th>
              <td className={page['right']}>{number(confirmed)}</td>
              <td className={page['right']}>{number(rejected)}</td>
              <td className={classes['share']}>
                <ShareBar share={confirmed / (confirmed + rejected)} />
                {formatPercent(confirmed / (confirmed + rejected), language)}
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  )
}
