// Link by link: what brought each alert into the incident, the way between the two CIs, the time difference, the score beside its threshold, and
// what would leave without it.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MemberLink, Why } from '../api/incident-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { formatDelta, formatNumber, formatScore } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { columnWords } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { evidenceText } from './engine-text.ts'
import { LinkPath, withoutPath } from './link-path.tsx'
import classes from './incident.module.css'
import { useWhy } from './use-insight.ts'

const HEADS = ['alert', 'evidence', 'path', 'hops', 'lag', 'score', 'leaving'] as const
const NUMBERS: readonly string[] = ['hops', 'lag', 'score', 'leaving']

export function WhyGrouped({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useWhy(id)
  const [first] = data?.pages ?? []
  const heads = HEADS.map((head) => t(`why.${head}`))
  if (data === undefined || first === undefined) return null
  return (
    <>
      <Counterfactual why={first} />
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('incident.whyTable')}>
        <table className={`${classes['table']} ${classes['whyTable']} ${page['stack']}`} style={columnWords(heads)}>
          <thead>
            <tr>
              {HEADS.map((head, index) => (
                <th key={head} scope="col" className={NUMBERS.includes(head) ? classes['right'] : undefined}>
                  {heads[index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.pages.flatMap(({ items }) => items.map((link) => <LinkRow key={link.alert.id} link={link} />))}
          </tbody>
        </table>
      </div>
      {first.looked < first.total && (
        <p className={classes['dim']}>{t('why.looked', { looked: first.looked, count: first.total })}</p>
      )}
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          className={classes['more'] ?? ''}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('why.more')}
        </Button>
      )}
    </>
  )
}

/** What the whole hangs on, and how firmly. */
function Counterfactual({ why: { kinds, threshold, thresholds } }: { readonly why: Why }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const number = (value: number) => formatNumber(value, language)
  if (kinds.length === 0) return null
  return (
    <dl className={classes['counter']}>
      <dt>{t('why.kinds')}</dt>
      <dd>
        <ul className={classes['chips']}>
          {kinds.map(({ kind, alerts }) => (
            <li key={kind} className={classes['chip']}>
              {t('why.kind', { kind: t(`linkKind.${kind}`, { defaultValue: kind }), alerts: number(alerts) })}
            </li>
          ))}
        </ul>
      </dd>
      {threshold !== null && thresholds.length > 0 && (
        <>
          <dt>{t('why.counterfactual')}</dt>
          <dd>
            <ul className={classes['chips']}>
              {thresholds.map((step) => (
                <li key={step.threshold} className={classes['chip']}>
                  {t('why.atThreshold', {
                    count: step.leaving,
                    shown: number(step.leaving),
                    threshold: number(step.threshold),
                  })}
                </li>
              ))}
            </ul>
            <span className={classes['dim']}>{t('why.thresholdNow', { threshold: number(threshold) })}</span>
          </dd>
        </>
      )}
    </dl>
  )
}

function LinkRow({ link }: { readonly link: MemberLink }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { alert, via, evidence, steps, score, threshold, lagMs, leaving } = link
  const number = (value: number) => formatNumber(value, language)
  return (
    <tr>
      <td className={classes['nowrap']}>
        <Link href={ciHref(alert.ci.id)}>{alert.ci.name}</Link>{' '}
        <span className={classes['dim']}>{alert.eventClass}</span>
      </td>
      <td className={classes['evidence']}>
        {evidence.length === 0 ? (
          t('why.opener')
        ) : (
          <ul className={classes['chips']}>
            {evidence.map((piece) => (
              <li
                key={`${piece.kind} ${piece.text}`}
                className={classes['chip']}
                data-against={piece.weight < 0 || undefined}
              >
                {withoutPath(evidenceText(piece, language), piece)}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className={classes['path']}>
        <LinkPath steps={steps} evidence={evidence} />
      </td>
      <td className={classes['right']}>{hopsOf(link)}</td>
      <td className={classes['right']}>{lagMs === null ? '' : formatDelta(lagMs, language)}</td>
      <td className={classes['right']}>
        {via === null
          ? ''
          : t('why.scoreOf', { score: formatScore(score, language), threshold: formatScore(threshold, language) })}
      </td>
      <td className={classes['right']}>{via === null ? '' : number(leaving)}</td>
    </tr>
  )
}

function hopsOf({ evidence }: MemberLink): string | number {
  return evidence.find(({ values }) => values['hops'] !== undefined)?.values['hops'] ?? ''
}
