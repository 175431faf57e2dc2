// A part of the CMDB: the drawing, and the same as a table.
import { useTranslation } from 'react-i18next'
import type { Part } from '../api/topology-endpoints.ts'
import page from '../shell/page.module.css'
import { CiDrawing } from './ci-drawing.tsx'
import { CiTable } from './ci-table.tsx'

export function PartView({ part, marked = [] }: { readonly part: Part; readonly marked?: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <>
      {part.truncated && <p role="status">{t('topology.truncated')}</p>}
      <CiDrawing drawing={part} clusters={part.clusters} marked={marked} />
      <h2 className={page['dim']}>{t('topology.table')}</h2>
      <CiTable nodes={part.nodes} edges={part.edges} />
    </>
  )
}
