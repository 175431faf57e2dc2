// What is worked on: CIs, services and sites, a row each; and the event classes that are expected of them.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CiPicker } from '../ci/ci-picker.tsx'
import { useTopology } from '../ci/use-topology.ts'
import { DEPENDANT_WORDS } from '../contract.ts'
import type { DependantWord, ScopeEntry } from '../contract.ts'
import page from '../shell/page.module.css'
import classes from './maintenance.module.css'
import type { PlanDraft } from './plan-draft.ts'

const KINDS = ['ci', 'service', 'site'] as const
/** The usual choice first. */
const DEPENDANTS = ['failing', ...DEPENDANT_WORDS.filter((word) => word !== 'failing').reverse()] as const

const NEW_ENTRY: ScopeEntry = { kind: 'ci', id: '', dependants: 'failing' }

interface ScopeFieldsProps {
  readonly draft: PlanDraft
  readonly onChange: (parts: Partial<PlanDraft>) => void
}

export function ScopeFields({ draft: { entries, classes: expected }, onChange }: ScopeFieldsProps) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('maintenance.what')}</legend>
      {entries.map((entry, index) => (
        <EntryRow
          // Rows have no name of their own, and none is drawn again elsewhere.
          key={index}
          entry={entry}
          label={t('maintenance.thing', { number: index + 1 })}
          onChange={(next) => onChange({ entries: entries.map((one, at) => (at === index ? next : one)) })}
          onRemove={() => onChange({ entries: entries.filter((_, at) => at !== index) })}
        />
      ))}
      <div className={page['buttons']}>
        <Button size="xs" variant="default" onClick={() => onChange({ entries: [...entries, NEW_ENTRY] })}>
          {t('maintenance.add')}
        </Button>
      </div>
      <TextInput
        size="xs"
        label={t('maintenance.classes')}
        description={t('maintenance.classesHint')}
        maxLength={2_000}
        value={expected}
        onChange={(event) => onChange({ classes: event.currentTarget.value })}
      />
    </fieldset>
  )
}

interface EntryRowProps {
  readonly entry: ScopeEntry
  readonly label: string
  readonly onChange: (entry: ScopeEntry) => void
  readonly onRemove: () => void
}

function EntryRow({ entry, label, onChange, onRemove }: EntryRowProps) {
  const { t } = useTranslation()
  const chooseKind = (value: string): void => {
    const kind = KINDS.find((one) => one === value) ?? 'ci'
    onChange(kind === 'ci' ? { kind, id: entry.id, dependants: 'failing' } : { kind, id: entry.id })
  }
  return (
    <div className={classes['line']} role="group" aria-label={label}>
      <NativeSelect
        size="xs"
        label={t('maintenance.kind')}
        data={KINDS.map((value) => ({ value, label: t(`scopeKind.${value}`) }))}
        value={entry.kind}
        onChange={(event) => chooseKind(event.currentTarget.value)}
      />
      {entry.kind === 'site' ? (
        <SiteField value={entry.id} onChange={(id) => onChange({ ...entry, id })} />
      ) : (
        <CiPicker
          size="xs"
          label={t('maintenance.name')}
          value={entry.id}
          onChange={(id) => onChange({ ...entry, id })}
        />
      )}
      {entry.kind === 'ci' && (
        <NativeSelect
          size="xs"
          label={t('maintenance.dependants')}
          data={DEPENDANTS.map((value) => ({ value, label: t(`dependants.${value}`) }))}
          value={entry.dependants}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...entry, dependants: wordOf(value) ?? entry.dependants })
          }
        />
      )}
      <Button size="xs" variant="default" className={classes['remove'] ?? ''} onClick={onRemove}>
        {t('maintenance.remove')}
      </Button>
    </div>
  )
}

function wordOf(value: string): DependantWord | undefined {
  return DEPENDANTS.find((word) => word === value)
}

function SiteField({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const list = useId()
  const { data } = useTopology(['sites'], (api) => api.sites())
  return (
    <>
      <TextInput
        size="xs"
        label={t('maintenance.site')}
        list={list}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {(data?.clusters ?? []).map(({ id }) => (id === '' ? null : <option key={id} value={id} />))}
      </datalist>
    </>
  )
}
