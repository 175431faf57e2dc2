// The value of a facet as people read it: words of ours in their language, names as they are.
import { useTranslation } from 'react-i18next'
import { HABIT_WORDS } from '../api/list-endpoints.ts'
import { INCIDENT_STATES } from '../contract.ts'
import type { Severity } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import type { FacetKey } from './facets.ts'

export function useFacetWord(): (facet: FacetKey, value: string) => string {
  const { t } = useTranslation()
  return (facet, value) => {
    if (value === '') return facet === 'owner' ? t('live.nobody') : t('live.noValue')
    const state = facet === 'state' ? INCIDENT_STATES.find((one) => one === value) : undefined
    if (state !== undefined) return t(`state.${state}`)
    // Just found among the keys of the table of severities.
    if (facet === 'severity' && Object.hasOwn(SEVERITY_ORDER, value)) return t(`severity.${value as Severity}`)
    const habit = facet === 'habit' ? HABIT_WORDS.find((one) => one === value) : undefined
    return habit === undefined ? value : t(`habit.${habit}`)
  }
}
