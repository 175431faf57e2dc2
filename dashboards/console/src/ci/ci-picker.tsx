// A field that finds a CI by its name, id or address. The browser's own list of suggestions: it works with keys and screen readers everywhere.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchIcon } from '../theme/icons.tsx'
import { useTopology } from './use-topology.ts'

const TYPING_MS = 250

interface CiPickerProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error?: string | undefined
  readonly size?: 'xs'
}

export function CiPicker({ label, value, onChange, error, size }: CiPickerProps) {
  const { t } = useTranslation()
  const list = useId()
  const [typed] = useDebouncedValue(value.trim(), TYPING_MS)
  const { data } = useTopology(['search', typed], typed === '' ? null : (api) => api.searchCis(typed), { keep: true })
  return (
    <>
      <TextInput
        {...(size && { size })}
        label={label}
        placeholder={t('failure.addHint')}
        leftSection={<SearchIcon size={16} />}
        value={value}
        error={error}
        list={list}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {(data?.items ?? []).map(({ ci }) => (
          <option key={ci.id} value={ci.id} label={`${ci.name} · ${ci.type}`} />
        ))}
      </datalist>
    </>
  )
}
