// What a silence is begun with, as the URL says: ?new=1, ?matcher=name="value" (repeated), ?from=incident, ?alert=id, ?edit=silence.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { ShownSilence } from '../api/silence-endpoints.ts'
import { matcherText, parseMatcher } from './matcher-text.ts'
import { matchersOf } from './matchers-of.ts'
import type { SilenceStart } from './silence-form.tsx'

/** closed: nothing is written now. missing: what the URL names is not there. */
export type StartState =
  | { readonly kind: 'closed' | 'loading' | 'missing' }
  | { readonly kind: 'open'; readonly start: SilenceStart; readonly key: string }

/** The newest of an incident's alerts that are on: as many as a page has say what a silence must fit. */
const ACTIVE = { severities: [], states: ['active'], words: '' } as const

export function useSilenceStart(query: string, silences: readonly ShownSilence[] | undefined): StartState {
  const { t } = useTranslation()
  const api = useApi()
  const params = new URLSearchParams(query)
  const [from, alertId, edit] = ['from', 'alert', 'edit'].map((name) => params.get(name) ?? '')
  const texts = params.getAll('matcher')
  const source = useQuery({
    queryKey: ['silence-start', from, alertId],
    queryFn: async () => {
      const alerts =
        from === '' || from === undefined
          ? [await api.alert(alertId ?? '')]
          : (await api.alerts(from, ACTIVE, null)).items
      return alerts.filter(({ state }) => state === 'active')
    },
    enabled: Boolean(from) || Boolean(alertId),
    retry: false,
    // What is being written must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (edit) {
    if (silences === undefined) return { kind: 'loading' }
    const silence = silences.find(({ id }) => id === edit)
    if (silence === undefined) return { kind: 'missing' }
    const { id, matchers, startsAt, endsAt, comment, state } = silence
    // One that is over is set anew, from now on.
    const again = state === 'expired' ? { matchers, comment } : { id, matchers, startsAt, endsAt, comment }
    return { kind: 'open', start: again, key: edit }
  }
  if (from || alertId) {
    if (source.isError) return { kind: 'missing' }
    if (source.data === undefined) return { kind: 'loading' }
    const comment = from ? t('silences.commentOf', { id: from }) : ''
    return { kind: 'open', start: { matchers: matchersOf(source.data), comment }, key: `${from ?? ''}${alertId ?? ''}` }
  }
  const matchers = texts.map(parseMatcher).filter((matcher) => matcher !== null)
  if (matchers.length === 0 && params.get('new') !== '1') return { kind: 'closed' }
  return { kind: 'open', start: { matchers, comment: '' }, key: matchers.map(matcherText).join() }
}
