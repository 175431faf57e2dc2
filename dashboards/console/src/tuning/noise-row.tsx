// One noisy key: what it is, what it costs, and what may be done about it.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { NOISE_COUNTS, type Noise, type NoiseQuestion, type NoiseTop } from '../api/tuning-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { encodeQuestion } from './noise-question.ts'
import { eventsHref, ruleStarter, silenceHref } from './noise-starters.ts'
import { ShareBar } from './share-bar.tsx'
import classes from './tuning.module.css'

interface NoiseRowProps {
  readonly noise: Noise
  readonly question: NoiseQuestion
  readonly top: NoiseTop
  readonly onRule: (noise: Noise) => void
}

export function NoiseRow({ noise, question, top, onRule }: NoiseRowProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { by } = question
  const title = titleOf(noise, by, t('noise.unnamed'))
  const silence = silenceHref(noise, by)
  return (
    <tr>
      <th scope="row" className={classes['what']}>
        <Drill noise={noise} question={question} title={title} />
        <span className={classes['where']}>{whereOf(noise, by).join(' · ')}</span>
      </th>
      <td className={classes['share']}>
        <ShareBar share={noise.share} />
        {formatPercent(noise.share, language)}
      </td>
      {NOISE_COUNTS.map((count) => (
        <td key={count} className={page['right']} data-zero={noise[count] === 0 ? '' : undefined}>
          {formatNumber(noise[count], language)}
          {count === 'unacted' && noise.unacted > 0 && noise.alerts > 0 && (
            <span className={page['dim']}> {formatPercent(noise.unacted / noise.alerts, language)}</span>
          )}
        </td>
      ))}
      <td>
        <span className={classes['ways']}>
          <Link href={eventsHref(noise, by, top.from, top.to)} aria-label={t('noise.eventsOf', { name: title })}>
            {t('noise.showEvents')}
          </Link>
          {silence !== null && (
            <Link href={silence} aria-label={t('noise.silenceOf', { name: title })}>
              {t('noise.silence')}
            </Link>
          )}
          {ruleStarter(noise, by) !== null && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('noise.ruleOf', { name: title })}
              onClick={() => onRule(noise)}
            >
              {t('noise.rule')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}

/** A CI leads to its page; a class and a source lead to what they are made of. */
function Drill({
  noise,
  question,
  title,
}: {
  readonly noise: Noise
  readonly question: NoiseQuestion
  readonly title: string
}) {
  switch (question.by) {
    case 'ci':
      return noise.ci === '' ? title : <Link href={ciHref(noise.ci)}>{title}</Link>
    case 'class':
    case 'source': {
      const next = { ...question, by: question.by === 'class' ? ('ci' as const) : ('class' as const) }
      const query = encodeQuestion({ ...next, [question.by]: noise.key })
      return noise.key === '' ? title : <Link href={`/tuning?${query}`}>{title}</Link>
    }
    case 'fingerprint':
      return noise.ci === '' ? title : <Link href={ciHref(noise.ci)}>{title}</Link>
  }
}

function titleOf(noise: Noise, by: NoiseQuestion['by'], unnamed: string): string {
  const title = { class: noise.class, source: noise.source, ci: noise.name, fingerprint: noise.class }[by]
  return title === '' ? (noise.key === '' ? unnamed : noise.key) : title
}

/** What else is known, without what the title says. */
function whereOf({ class: eventClass, source, name, component, summary }: Noise, by: NoiseQuestion['by']): string[] {
  const parts = {
    class: [source, name],
    source: [eventClass],
    ci: [eventClass, source],
    fingerprint: [name, component, source, summary],
  }[by]
  return parts.filter((part) => part !== '')
}
