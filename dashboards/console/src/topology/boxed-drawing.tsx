// CIs where the server put them: one of them in the middle of it all, arrows where the failure goes, many alike in one box that opens.
import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Boxed, BoxNode } from '../api/topology-endpoints.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { SeverityShape } from '../theme/severity-mark.tsx'
import { DrawingFrame } from './drawing-frame.tsx'
import { DrawnCi } from './drawn-ci.tsx'
import { BOX, edgeLine } from './edge-line.ts'
import { shortened } from './shortened.ts'
import classes from './topology.module.css'

interface BoxedDrawingProps {
  readonly drawing: Boxed
  /** The box that it is all about. */
  readonly middle: string | null
  /** What is said in the middle box in place of its type. */
  readonly word?: string
  readonly label: string
  readonly onUnfold: (fold: string) => void
}

export function BoxedDrawing({ drawing, middle, word, label, onUnfold }: BoxedDrawingProps) {
  const { nodes, edges, width, height } = drawing
  const arrow = useId()
  const placeOf = new Map(nodes.map((node) => [node.id, node]))
  return (
    <DrawingFrame label={label} width={width} height={height}>
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX={7} refY={4} markerWidth={7} markerHeight={7} orient="auto">
          <path className={classes['arrow']} d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {edges.map(({ from, to, type, kind, impact }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        if (a === undefined || b === undefined) return null
        return (
          <path
            key={`${from} ${type} ${to}`}
            className={classes['edge']}
            data-type={kind === 'peer' ? 'connectedTo' : type}
            data-impact={impact || undefined}
            d={edgeLine(a, b)}
            {...(impact && { markerEnd: `url(#${arrow})` })}
          />
        )
      })}
      {nodes.map((node) =>
        node.fold === null ? (
          <DrawnCi
            key={node.id}
            node={node}
            marked={node.ci.id === middle}
            {...(node.ci.id === middle && word !== undefined && { word })}
          />
        ) : (
          <DrawnFold key={node.id} node={node} fold={node.fold} onUnfold={onUnfold} />
        ),
      )}
    </DrawingFrame>
  )
}

interface DrawnFoldProps {
  readonly node: BoxNode
  readonly fold: NonNullable<BoxNode['fold']>
  readonly onUnfold: (fold: string) => void
}

function DrawnFold({ node: { id, ci, x, y }, fold, onUnfold }: DrawnFoldProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const words = { count: fold.count, shown: formatNumber(fold.count, language), type: ci.type }
  const [left, top] = [x - BOX.width / 2, y - BOX.height / 2]
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onUnfold(id)
  }
  return (
    <g role="button" tabIndex={0} className={classes['node']} onClick={() => onUnfold(id)} onKeyDown={onKeyDown}>
      <title>{t('impact.unfold', { ...words, severity: t(`severity.${fold.severity}`) })}</title>
      <rect className={classes['behind']} x={left + 5} y={top - 5} width={BOX.width} height={BOX.height} rx={6} />
      <rect data-severity={fold.severity} x={left} y={top} width={BOX.width} height={BOX.height} rx={6} />
      <g className={classes['mark']} data-severity={fold.severity} transform={`translate(${left + 6} ${y - 17})`}>
        <SeverityShape severity={fold.severity} />
      </g>
      <text x={left + 24} y={y - 5} className={classes['type']}>
        {shortened(ci.type, 13)}
      </text>
      <text x={x} y={y + 13} className={classes['name']}>
        {t('impact.folded', words)}
      </text>
    </g>
  )
}
