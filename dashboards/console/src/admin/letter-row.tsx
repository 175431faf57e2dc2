// One dead letter; its raw text, as text, on demand.
import { Button, Code } from '@mantine/core'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadLetter } from '../api/admin-endpoints.ts'
import { Time } from '../shell/time.tsx'
import { useKnownWord } from '../i18n/use-known-word.ts'
import classes from './admin.module.css'

interface LetterRowProps {
  readonly letter: DeadLetter
  readonly tick: ReactNode
}

const COLUMNS = 7

/** JSON is easier to read in lines; anything else is shown as it came. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}

export function LetterRow({
  letter: { seq, room, reason, detail, at, source, sender, payload },
  tick,
}: LetterRowProps) {
  const { t } = useTranslation()
  const wordOf = useKnownWord()
  const [open, setOpen] = useState(false)
  const id = useId()
  const shown = open ? t('letter.hide') : t('letter.show')
  return (
    <>
      <tr>
        <td>{tick}</td>
        <td>
          <Time at={at} />
        </td>
        <td>{t(`letterRoom.${room}`)}</td>
        <th scope="row">
          {wordOf('letterReason', reason)} <code className={classes['word']}>{reason}</code>
        </th>
        <td title={sender}>{source ?? ''}</td>
        <td className={classes['wrap']}>
          <samp className={classes['recorded']}>{detail}</samp>
        </td>
        <td>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('admin.actionOn', { action: shown, name: t('letter.rawOf', { seq }) })}
            onClick={() => setOpen(!open)}
          >
            {shown}
          </Button>
        </td>
      </tr>
      {open && (
        <tr id={id}>
          <td colSpan={COLUMNS}>
            <Code block tabIndex={0} className={classes['raw'] ?? ''}>
              {readable(payload)}
            </Code>
          </td>
        </tr>
      )}
    </>
  )
}
