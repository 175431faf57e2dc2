// What the CMDB says of a CI, name by name.
import { useTranslation } from 'react-i18next'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './ci.module.css'

const HEADS = ['name', 'value'] as const

export function AttributeTable({
  attributes,
}: {
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}) {
  const { t } = useTranslation()
  const entries = Object.entries(attributes)
  if (entries.length === 0) return <p className={page['dim']}>{t('ci.noAttributes')}</p>
  return (
    <DataTable label={t('ci.attributes')} heads={HEADS.map((head) => t(`attributeColumn.${head}`))}>
      {entries.map(([name, value]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className={classes['wrap']}>{typeof value === 'string' ? value : value.join(', ')}</td>
        </tr>
      ))}
    </DataTable>
  )
}
