// A button for something that needs a scope. Without it the button stays in its place, disabled, and says why, by mouse and by keyboard.
import { Button, Tooltip } from '@mantine/core'
import type { ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scope } from './scope.ts'
import { useMayNot } from './use-may.ts'

interface MayButtonProps extends Omit<ButtonProps, 'disabled'> {
  readonly scope: Scope
  /** Why it is not possible now, for another reason than the scope. */
  readonly refusal?: string | null
  readonly onClick: () => void
  readonly onBlur?: () => void
  readonly children: ReactNode
  readonly 'aria-label'?: string
}

export function MayButton({ scope, refusal = null, onClick, children, ...button }: MayButtonProps) {
  const mayNot = useMayNot(scope)
  const reason = mayNot ?? refusal
  return (
    <Tooltip label={reason} disabled={reason === null}>
      <Button
        variant="default"
        {...button}
        // data-disabled keeps the button focusable, so that the reason can be read by keyboard too.
        {...(reason !== null && { 'data-disabled': true, 'aria-disabled': true })}
        onClick={(event) => (reason === null ? onClick() : event.preventDefault())}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
