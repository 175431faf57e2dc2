// A button for what cannot be taken back: the first press asks, the second does it.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface SureButtonProps {
  readonly label: string
  /** What it is done to, for those who hear the button out of its row. */
  readonly about: string
  readonly disabled?: boolean
  /** As large as the buttons around it; small, for rows, unless told. */
  readonly size?: 'xs' | 'compact-xs'
  readonly onSure: () => void
}

export function SureButton({ label, about, disabled = false, size = 'compact-xs', onSure }: SureButtonProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const shown = asked ? t('admin.sure', { action: label }) : label
  return (
    <Button
      size={size}
      variant={asked ? 'filled' : 'default'}
      {...(asked ? { color: 'red' } : {})}
      disabled={disabled}
      aria-label={t('admin.actionOn', { action: shown, name: about })}
      onBlur={() => setAsked(false)}
      onClick={() => {
        setAsked(!asked)
        if (asked) onSure()
      }}
    >
      {shown}
    </Button>
  )
}
