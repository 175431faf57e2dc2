// What a report changes, or would change, CI by CI.
import { useTranslation } from 'react-i18next'
import type { ReportResult } from '../contract.ts'
import { CiLink } from '../ci/ci-link.tsx'
import classes from '../ci/ci.module.css'
import { valueText } from '../ci/value-text.ts'
import type { CiDifference } from '../contract.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'

const HEADS = ['change', 'ci', 'type', 'fields'] as const

function fieldText({ field, before, after }: CiDifference['fields'][number]): string {
  return `${field}: ${valueText(before)} → ${valueText(after)}`
}

export function DifferenceView({ result: { difference, warnings } }: { readonly result: ReportResult }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('cmdbCounts', { ...difference.counts })}</p>
      {difference.cis.length > 0 && (
        <DataTable label={t('cmdbImport.difference')} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
          {difference.cis.map((one) => (
            <tr key={one.ci}>
              <td>{t(`cmdbChange.${one.change}`)}</td>
              <th scope="row">{one.change === 'added' ? one.name : <CiLink ci={{ id: one.ci, name: one.name }} />}</th>
              <td>{one.type}</td>
              <td className={classes['wrap']}>{one.fields.map(fieldText).join('; ')}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {difference.truncated && <p className={page['dim']}>{t('cmdbImport.truncated')}</p>}
      {warnings.length > 0 && (
        <>
          <h3>{t('cmdbImport.warnings')}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
