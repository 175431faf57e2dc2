// CIs where the server put them, with lines for their relationships. Colour, shape and word say the worst that is wrong.
import { useTranslation } from 'react-i18next'
import type { Drawing } from '../api/topology-endpoints.ts'
import { DrawingFrame } from './drawing-frame.tsx'
import { DrawnCi } from './drawn-ci.tsx'
import { edgeLine } from './edge-line.ts'
import classes from './topology.module.css'

interface CiDrawingProps {
  readonly drawing: Drawing
  /** Set apart from the others. */
  readonly marked?: readonly string[]
}

export function CiDrawing({ drawing: { nodes, edges, width, height }, marked = [] }: CiDrawingProps) {
  const { t } = useTranslation()
  const placeOf = new Map(nodes.map((node) => [node.ci.id, node]))
  return (
    <DrawingFrame label={t('topology.drawing', { count: nodes.length })} width={width} height={height}>
      {edges.map(({ from, to, type }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        if (a === undefined || b === undefined) return null
        return <path key={`${from} ${type} ${to}`} className={classes['edge']} data-type={type} d={edgeLine(a, b)} />
      })}
      {nodes.map((node) => (
        <DrawnCi key={node.ci.id} node={node} marked={marked.includes(node.ci.id)} />
      ))}
    </DrawingFrame>
  )
}
