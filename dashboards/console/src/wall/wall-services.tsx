// Services as tiles, the worst first, by shape, word and colour.
import { useTranslation } from 'react-i18next'
import type { Service } from '../api/topology-endpoints.ts'
import { HealthMark } from '../theme/health-mark.tsx'
import classes from './wall.module.css'

const RANK = { down: 0, degraded: 1, ok: 2 } as const
const MAX_TILES = 60

export function WallServices({ services }: { readonly services: readonly Service[] }) {
  const { t } = useTranslation()
  const sorted = [...services].sort(
    (a, b) => RANK[a.ci.health] - RANK[b.ci.health] || a.ci.name.localeCompare(b.ci.name),
  )
  const more = sorted.length - MAX_TILES
  return (
    <section className={classes['section']} aria-label={t('wall.services')}>
      <h2>{t('wall.services')}</h2>
      {sorted.length === 0 && <p className={classes['quiet']}>{t('wall.noServices')}</p>}
      <ul className={classes['tiles']}>
        {sorted.slice(0, MAX_TILES).map(({ ci }) => (
          <li key={ci.id} className={classes['tile']} data-health={ci.health}>
            <span className={classes['tileName']}>{ci.name}</span>
            <HealthMark health={ci.health} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes['more']}>{t('wall.moreUrgent', { count: more })}</p>}
    </section>
  )
}
