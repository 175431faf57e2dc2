// One learned rule: what, then what, how far, how soon, how often, and what became of it.
import { useTranslation } from 'react-i18next'
import type { Affinity } from '../contract.ts'
import { formatDuration, formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'

export function AffinityRow({ rule }: { readonly rule: Affinity }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const whole = (value: number) => formatNumber(Math.round(value), language)
  const window = formatDuration(rule.windowMs, language)
  const typical = rule.typicalLagMs === 0 ? t('learned.atOnce') : formatDuration(rule.typicalLagMs, language)
  const hasVerdicts = rule.merges > 0 || rule.splits > 0
  return (
    <tr data-dim={rule.accepted ? undefined : ''}>
      <th scope="row">{rule.from}</th>
      <td>{rule.to}</td>
      <td>{rule.hops === 0 ? t('learned.sameCi') : t('learned.hops', { count: rule.hops })}</td>
      <td>{t('learned.lag', { typical, window })}</td>
      <td className={page['right']}>{formatPercent(rule.score, language)}</td>
      <td className={page['right']}>
        {t('learned.cases', { support: whole(rule.support), causes: whole(rule.causes) })}
        <span className={page['dim']}> {t('learned.chance', { expected: whole(rule.expected) })}</span>
      </td>
      <td>{hasVerdicts && t('learned.verdicts', { merges: whole(rule.merges), splits: whole(rule.splits) })}</td>
      <td>{t(`affinityVerdict.${rule.verdict}`)}</td>
    </tr>
  )
}
