// The probable root causes, best first: score as bar and number, evidence as chips.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Evidence, RootCauseCandidate } from '../contract.ts'
import { formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { evidenceText } from './engine-text.ts'
import classes from './incident.module.css'

export function EvidenceChips({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { language } = usePreferences()
  return (
    <ul className={classes['chips']}>
      {evidence.map((piece) => (
        <li
          key={`${piece.kind} ${piece.text}`}
          className={classes['chip']}
          data-against={piece.weight < 0 || undefined}
        >
          {evidenceText(piece, language)}
          {piece.kind === 'unlinked' && <Elsewhere incident={String(piece.values['incident'])} />}
          {/* A share that is the sentence is not said twice. */}
          {piece.weight !== 0 && piece.weight !== piece.values['share'] && (
            <span className={classes['weight']}>{formatPercent(piece.weight, language)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where a suspect alerts that is not of this incident. */
function Elsewhere({ incident }: { readonly incident: string }) {
  return (
    <>
      {' '}
      <Link href={`/incidents/${encodeURIComponent(incident)}`}>{incident}</Link>
    </>
  )
}

interface RootCausesProps {
  readonly candidates: readonly RootCauseCandidate[]
  /** What can be done about a candidate; none in a preview. */
  readonly controls?: (candidate: RootCauseCandidate) => ReactNode
}

export function RootCauses({ candidates, controls }: RootCausesProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if (candidates.length === 0) return <p className={classes['dim']}>{t('incident.noRootCause')}</p>
  return (
    <ol className={classes['causes']}>
      {candidates.map((candidate, index) => {
        const score = formatPercent(candidate.score, language)
        return (
          <li key={candidate.ci} className={classes['candidate']}>
            <div className={classes['causeHead']}>
              <span className={classes['rank']}>{index + 1}</span>
              <Link href={`/cis/${encodeURIComponent(candidate.ci)}`} className={classes['causeName']}>
                {candidate.name}
              </Link>
              <span className={classes['dim']}>
                {candidate.alerting ? t('incident.alerting') : t('incident.silent')}
              </span>
              {candidate.verdict === 'confirmed' && <span className={classes['dim']}>{t('incident.confirmed')}</span>}
              {candidate.verdict === 'not_cause' && <span className={classes['dim']}>{t('incident.ruledOut')}</span>}
              <b className={classes['score']}>{score}</b>
            </div>
            <div
              className={classes['bar']}
              role="meter"
              aria-label={t('incident.scoreOf', { name: candidate.name })}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(candidate.score * 100)}
              aria-valuetext={score}
            >
              <div style={{ width: `${candidate.score * 100}%` }} />
            </div>
            <EvidenceChips evidence={candidate.evidence} />
            {controls?.(candidate)}
          </li>
        )
      })}
    </ol>
  )
}
