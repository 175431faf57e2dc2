// A site, or all CIs of a type, as one box that leads into it: how many there are, and the worst that is wrong in it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Health, Severity } from '../contract.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { HealthShape } from '../theme/health-mark.tsx'
import { SeverityShape } from '../theme/severity-mark.tsx'
import { DrawnName } from './drawn-name.tsx'
import { BOX } from './edge-line.ts'
import type { Spot } from './edge-line.ts'
import classes from './topology.module.css'

export interface Group {
  readonly name: string
  readonly cis: number
  readonly severity: Severity
  /** How many of them are down, and how many degraded. */
  readonly down: number
  readonly degraded: number
  readonly href: string
}

export function DrawnGroup({ group, at }: { readonly group: Group; readonly at: Spot }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { name, cis, severity, down, degraded, href } = group
  const health: Health = down > 0 ? 'down' : degraded > 0 ? 'degraded' : 'ok'
  const count = t('topology.cis', { count: cis, shown: formatNumber(cis, language) })
  const [left, top] = [at.x - BOX.width / 2, at.y - BOX.height / 2]
  return (
    <Link href={href} className={classes['group']}>
      <title>
        {t('topology.saidOfGroup', {
          name,
          cis: count,
          health: t(`health.${health}`),
          severity: severity === 'cleared' ? t('topology.noAlert') : t(`severity.${severity}`),
        })}
      </title>
      <rect data-severity={severity} x={left} y={top} width={BOX.width} height={BOX.height} rx={8} />
      <g
        className={classes['mark']}
        data-severity={severity}
        data-health={health}
        transform={`translate(${left + 6} ${at.y - 17})`}
      >
        {severity === 'cleared' ? <HealthShape health={health} /> : <SeverityShape severity={severity} />}
      </g>
      <text x={left + 24} y={at.y - 5} className={classes['type']}>
        {count}
      </text>
      <DrawnName x={at.x} y={at.y + 13} name={name} />
    </Link>
  )
}
