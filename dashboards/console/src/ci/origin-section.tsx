// What the CMDB says of a CI and whose word it is; what other sources say otherwise. Without the owner of the inventory: the bare attributes.
import { useTranslation } from 'react-i18next'
import type { CiOrigin } from '../contract.ts'
import { DataTable } from '../shell/data-table.tsx'
import { AttributeTable } from './attribute-table.tsx'
import classes from './ci.module.css'
import { useTopology } from './use-topology.ts'
import { valueText } from './value-text.ts'

const HEADS = ['name', 'value', 'by', 'others'] as const

interface OriginSectionProps {
  readonly id: string
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

export function OriginSection({ id, attributes }: OriginSectionProps) {
  const { t } = useTranslation()
  const { data } = useTopology(['origin', id], (api) => api.ciOrigin(id))
  if (data === undefined || data.fields.length === 0) return <AttributeTable attributes={attributes} />
  return (
    <DataTable label={t('ci.attributes')} heads={HEADS.map((head) => t(`attributeColumn.${head}`))}>
      {data.fields.map((field) => (
        <FieldRow key={field.field} field={field} />
      ))}
    </DataTable>
  )
}

function FieldRow({ field: { field, value, by, others } }: { readonly field: CiOrigin['fields'][number] }) {
  return (
    <tr>
      <th scope="row">{field.replace(/^attributes\./u, '')}</th>
      <td className={classes['wrap']}>{valueText(value)}</td>
      <td>
        {by.source} / {by.instance}
      </td>
      <td className={classes['wrap']}>
        {others.map((other) => `${other.source} / ${other.instance}: ${valueText(other.value)}`).join('; ')}
      </td>
    </tr>
  )
}
