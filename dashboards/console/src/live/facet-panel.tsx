// The panel of facets: what there is, how much of it, and what is shown of it. A press shows only that value, a second kind hides it.
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { FacetCounts } from './facet-counts.ts'
import { FACET_KEYS, FACET_WORDS, NO_CHOICE, toggledChoice, withChoice } from './facets.ts'
import type { FacetChoice, FacetKey } from './facets.ts'
import classes from './facets.module.css'
import type { ChangeView } from './use-view-state.ts'
import { useFacetWord } from './use-facet-word.ts'
import { OPEN_STATES, statesOf } from './view-state.ts'
import type { ViewState } from './view-state.ts'

/** Values of one facet before "more" is pressed. */
const SHORT = 6

function valuesOf(key: FacetKey, counts: ReadonlyMap<string, number>, { only, not }: FacetChoice): readonly string[] {
  const words = FACET_WORDS[key]
  const known = new Set([...counts.keys(), ...only, ...not])
  if (words !== undefined) return [...words, ...(known.has('') ? [''] : [])]
  const byCount = (a: string, b: string): number => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)
  return [...known].sort(byCount)
}

interface FacetProps {
  readonly facet: FacetKey
  readonly counts: ReadonlyMap<string, number>
  readonly choice: FacetChoice
  /** Values that are not loaded before they are asked for have no number. */
  readonly counted: (value: string) => boolean
  readonly onChoice: (choice: FacetChoice) => void
}

function Facet({ facet, counts, choice, counted, onChoice }: FacetProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const wordOf = useFacetWord()
  const [long, setLong] = useState(false)
  const values = valuesOf(facet, counts, choice)
  const shown = long ? values : values.slice(0, SHORT)
  return (
    <fieldset className={classes['facet']}>
      <legend>{t(`facet.${facet}`)}</legend>
      {shown.map((value) => {
        const word = wordOf(facet, value)
        const count = counts.get(value) ?? 0
        return (
          <div key={value} className={classes['value']} data-none={count === 0 || undefined}>
            <button
              type="button"
              className={classes['only']}
              aria-pressed={choice.only.includes(value)}
              onClick={() => onChoice(toggledChoice(choice, value, 'only'))}
            >
              <span className={classes['word']} title={word}>
                {word}
              </span>
              {counted(value) && <span className={classes['count']}>{formatNumber(count, language)}</span>}
            </button>
            <button
              type="button"
              className={classes['not']}
              aria-pressed={choice.not.includes(value)}
              aria-label={t('live.hideValue', { value: word })}
              title={t('live.hideValue', { value: word })}
              onClick={() => onChoice(toggledChoice(choice, value, 'not'))}
            >
              <span aria-hidden="true">≠</span>
            </button>
          </div>
        )
      })}
      {values.length > SHORT && (
        <button type="button" className={classes['more']} onClick={() => setLong(!long)}>
          {long ? t('live.fewer') : t('live.moreValues', { count: values.length - SHORT })}
        </button>
      )}
    </fieldset>
  )
}

interface FacetPanelProps {
  readonly view: ViewState
  readonly change: ChangeView
  readonly counts: FacetCounts
}

function FacetPanelView({ view, change, counts }: FacetPanelProps) {
  const { t } = useTranslation()
  const withEnded = statesOf(view).some((state) => !OPEN_STATES.includes(state))
  const isCounted = (key: FacetKey) => (value: string) =>
    key !== 'state' || withEnded || OPEN_STATES.some((state) => state === value)
  return (
    <aside className={classes['panel']} aria-label={t('live.facets')}>
      {FACET_KEYS.map((key) => (
        <Facet
          key={key}
          facet={key}
          counts={counts.values[key]}
          choice={view.facets[key] ?? NO_CHOICE}
          counted={isCounted(key)}
          onChoice={(choice) => change({ facets: withChoice(view.facets, key, choice) })}
        />
      ))}
    </aside>
  )
}

/** Drawn again when the view or the numbers change, not with each piece of news. */
export const FacetPanel = memo(FacetPanelView)
