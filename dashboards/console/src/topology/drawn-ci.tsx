// One CI of a drawing: colour, shape and word say the worst that is wrong on it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Placed } from '../api/topology-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { HealthShape } from '../theme/health-mark.tsx'
import { SeverityShape } from '../theme/severity-mark.tsx'
import { DrawnName } from './drawn-name.tsx'
import { BOX } from './edge-line.ts'
import { shortened } from './shortened.ts'
import classes from './topology.module.css'

/** Signs of the type that a box has room for beside the mark. */
const TYPE_ROOM = 13

interface DrawnCiProps {
  readonly node: Placed
  /** Set apart from the others. */
  readonly marked?: boolean
  /** In place of its type, e.g. that it is the root cause. */
  readonly word?: string
}

export function DrawnCi({ node: { ci, x, y }, marked = false, word }: DrawnCiProps) {
  const { t } = useTranslation()
  const said = {
    name: ci.name,
    type: word ?? ci.type,
    health: t(`health.${ci.health}`),
    severity: ci.severity === 'cleared' ? t('topology.noAlert') : t(`severity.${ci.severity}`),
  }
  return (
    <Link href={ciHref(ci.id)} className={classes['node']} data-marked={marked || undefined}>
      <title>{t('topology.said', said)}</title>
      <rect
        data-severity={ci.severity}
        data-health={ci.health}
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx={6}
      />
      <g
        className={classes['mark']}
        data-severity={ci.severity}
        data-health={ci.health}
        transform={`translate(${x - BOX.width / 2 + 6} ${y - 17})`}
      >
        {ci.severity === 'cleared' ? <HealthShape health={ci.health} /> : <SeverityShape severity={ci.severity} />}
      </g>
      <text x={x - BOX.width / 2 + 24} y={y - 5} className={classes['type']}>
        {shortened(word ?? ci.type, TYPE_ROOM)}
      </text>
      <DrawnName x={x} y={y + 13} name={ci.name} />
    </Link>
  )
}
