// A button of an incident: what is not possible in its state stays in its place, disabled, and says why; rights are MayButton's.
import type { ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentState } from '../contract.ts'
import { MayButton } from '../session/may-button.tsx'
import { WRITE_SCOPE } from './allowed-actions.ts'
import type { Refusal } from './allowed-actions.ts'

interface RefusableButtonProps {
  readonly refusal: Refusal | null
  /** The incident's, for the reason. */
  readonly state: IncidentState
  readonly onClick: () => void
  readonly children: ReactNode
  readonly loading?: boolean
  readonly size?: NonNullable<ButtonProps['size']>
  /** The action that is expected next. */
  readonly main?: boolean
  /** When the text alone does not say what it is about. */
  readonly label?: string
}

export function RefusableButton(props: RefusableButtonProps) {
  const { refusal, state, onClick, children, loading = false, size = 'xs', main = false, label } = props
  const { t } = useTranslation()
  return (
    <MayButton
      scope={WRITE_SCOPE}
      refusal={refusal === 'state' ? t('action.noMove', { state: t(`state.${state}`) }) : null}
      size={size}
      variant={main && refusal === null ? 'filled' : 'default'}
      loading={loading}
      onClick={onClick}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </MayButton>
  )
}
