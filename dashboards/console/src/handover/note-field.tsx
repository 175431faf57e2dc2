// A text that can be written while the hand-over is a draft, and is plain text afterwards and on paper.
import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './handover.module.css'

interface NoteFieldProps {
  readonly label: string
  readonly hint?: string
  /** More than the label, for those who hear it: which incident it is about. */
  readonly spoken?: string
  readonly value: string
  readonly maxLength: number
  readonly rows: number
  /** Left out when nothing was written and nothing can be. */
  readonly quiet?: boolean
  /** Null: it is frozen, or this person may not. */
  readonly onChange: ((value: string) => void) | null
}

export function NoteField({ label, hint, spoken, value, maxLength, rows, quiet = false, onChange }: NoteFieldProps) {
  const { t } = useTranslation()
  const text =
    quiet && value === '' ? null : (
      <div className={onChange === null ? classes['note'] : classes['onPaper']}>
        <b>{label}</b>
        <p className={classes['said']}>{value === '' ? t('handover.nothing') : value}</p>
      </div>
    )
  if (onChange === null) return text
  return (
    <>
      <Textarea
        className={classes['onScreen'] ?? ''}
        label={label}
        description={hint}
        {...(spoken === undefined ? {} : { 'aria-label': spoken })}
        minRows={rows}
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {text}
    </>
  )
}
