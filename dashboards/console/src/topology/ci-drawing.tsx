// CIs where the server put them, with lines for their relationships. Colour, shape and word say the worst that is wrong.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Cluster, Drawing, Placed } from '../api/topology-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { HealthShape } from '../theme/health-mark.tsx'
import { SeverityShape } from '../theme/severity-mark.tsx'
import { DrawingFrame } from './drawing-frame.tsx'
import { shortened } from './shortened.ts'
import classes from './topology.module.css'

/** Further than to the next tier, and how far such a line goes around; units of the drawing. */
const FAR = 130
const BEND = 50
const NODE = { width: 108, height: 44, label: 15 }

interface CiDrawingProps {
  readonly drawing: Drawing
  readonly clusters?: readonly Cluster[]
  /** Set apart from the others. */
  readonly marked?: readonly string[]
}

export function CiDrawing({ drawing: { nodes, edges, width, height }, clusters = [], marked = [] }: CiDrawingProps) {
  const { t } = useTranslation()
  const placeOf = new Map(nodes.map((node) => [node.ci.id, node]))
  return (
    <DrawingFrame label={t('topology.drawing', { count: nodes.length })} width={width} height={height}>
      {clusters.map((cluster) => (
        <g key={cluster.id} aria-hidden="true">
          <rect
            className={classes['cluster']}
            x={cluster.x - 10}
            y={cluster.y - 24}
            width={cluster.width + 20}
            height={cluster.height + 34}
            rx={8}
          />
          <text className={classes['site']} x={cluster.x} y={cluster.y - 8}>
            {cluster.id === '' ? t('topology.noSite') : cluster.id}
          </text>
        </g>
      ))}
      {edges.map(({ from, to, type }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        if (a === undefined || b === undefined) return null
        return <path key={`${from} ${type} ${to}`} className={classes['edge']} data-type={type} d={lineOf(a, b)} />
      })}
      {nodes.map((node) => (
        <DrawnCi key={node.ci.id} node={node} marked={marked.includes(node.ci.id)} />
      ))}
    </DrawingFrame>
  )
}

/** Straight to the next tier; around what stands between when it goes further, so that it does not seem to end there. */
function lineOf(a: Placed, b: Placed): string {
  const far = Math.abs(a.y - b.y) > FAR
  if (!far) return `M${a.x} ${a.y}L${b.x} ${b.y}`
  const bend = b.x < a.x ? -BEND : BEND
  return `M${a.x} ${a.y}Q${(a.x + b.x) / 2 + bend} ${(a.y + b.y) / 2} ${b.x} ${b.y}`
}

function DrawnCi({ node: { ci, x, y }, marked }: { readonly node: Placed; readonly marked: boolean }) {
  const { t } = useTranslation()
  const said = `${ci.name}, ${ci.type}, ${t(`health.${ci.health}`)}, ${t(`severity.${ci.severity}`)}`
  return (
    <Link href={ciHref(ci.id)} className={classes['node']} data-marked={marked || undefined}>
      <title>{said}</title>
      <rect
        data-severity={ci.severity}
        data-health={ci.health}
        x={x - NODE.width / 2}
        y={y - NODE.height / 2}
        width={NODE.width}
        height={NODE.height}
        rx={6}
      />
      <g
        className={classes['mark']}
        data-severity={ci.severity}
        data-health={ci.health}
        transform={`translate(${x - NODE.width / 2 + 6} ${y - 17})`}
      >
        {ci.severity === 'cleared' ? <HealthShape health={ci.health} /> : <SeverityShape severity={ci.severity} />}
      </g>
      <text x={x - NODE.width / 2 + 24} y={y - 5} className={classes['type']}>
        {shortened(ci.type, NODE.label - 2)}
      </text>
      <text x={x} y={y + 13} className={classes['name']}>
        {shortened(ci.name, NODE.label)}
      </text>
    </Link>
  )
}
