// "What does this need": what its failure alone would do, the ways there, and what is left of the alternatives.
import { useTranslation } from 'react-i18next'
import type { Needs, Redundancy } from '../api/topology-endpoints.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { HealthMark } from '../theme/health-mark.tsx'
import { CiLink, Way } from './ci-link.tsx'
import classes from './ci.module.css'
import { useGroupWord } from './use-group-word.ts'

const HEADS = ['ci', 'type', 'now', 'effect', 'hops', 'path'] as const

export function NeedsSection({ needs }: { readonly needs: Needs }) {
  const { t } = useTranslation()
  if (needs.items.length === 0) return <p className={page['dim']}>{t('needs.none')}</p>
  const single = needs.items.filter(({ effect }) => effect === 'down').length
  const head = (name: (typeof HEADS)[number]) => t(`needColumn.${name}`)
  return (
    <>
      {single > 0 && <p>{t('needs.single', { count: single })}</p>}
      <DataTable label={t('needs.table')} heads={HEADS.map(head)} right={[head('hops')]}>
        {needs.items.map(({ ci, effect, hops, path }) => (
          <tr key={ci.id}>
            <th scope="row">
              <CiLink ci={ci} />
            </th>
            <td>{ci.type}</td>
            <td>
              <HealthMark health={ci.health} />
            </td>
            <td>
              <HealthMark health={effect} words={t(`needs.effect.${effect}`)} />
            </td>
            <td className={page['right']}>{hops}</td>
            <td>
              <Way ids={path} />
            </td>
          </tr>
        ))}
      </DataTable>
      {needs.truncated && <p className={page['dim']}>{t('needs.truncated')}</p>}
      <h3 className={classes['subtitle']}>{t('needs.redundancy')}</h3>
      {needs.redundancy.length === 0 ? (
        <p className={page['dim']}>{t('needs.noRedundancy')}</p>
      ) : (
        <ul className={classes['groups']}>
          {needs.redundancy.map((group) => (
            <Group key={`${group.of.id} ${group.word}`} group={group} />
          ))}
        </ul>
      )}
    </>
  )
}

function Group({ group: { of, word, members, left, total } }: { readonly group: Redundancy }) {
  const { t } = useTranslation()
  const wordOf = useGroupWord()
  const health = left === 0 ? 'down' : left < total ? 'degraded' : 'ok'
  return (
    <li>
      <HealthMark health={health} words={t('needs.left', { left, total })} />
      <span>
        <CiLink ci={of} /> · {wordOf(word)}
      </span>
      <span className={classes['members']}>
        {members.map((ci) => (
          <span key={ci.id}>
            <CiLink ci={ci} /> <HealthMark health={ci.health} />
          </span>
        ))}
      </span>
    </li>
  )
}
