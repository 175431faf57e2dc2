// A notice at the edge of the screen: how something ended that nobody waits for at one place. The close button has a name in each language.
import { notifications } from '@mantine/notifications'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Notice {
  /** It was done. */
  readonly tell: (message: string) => void
  /** It was refused, or failed. @param title what did, when not simply the action */
  readonly warn: (message: string, title?: string) => void
}

export function useNotice(): Notice {
  const { t } = useTranslation()
  const show = useCallback(
    (parts: { readonly message: string; readonly color?: string; readonly title?: string }) =>
      void notifications.show({ ...parts, withBorder: true, closeButtonProps: { 'aria-label': t('shell.close') } }),
    [t],
  )
  return useMemo(
    () => ({
      tell: (message) => show({ message }),
      warn: (message, title = t('action.failed')) => show({ color: 'red', title, message }),
    }),
    [show, t],
  )
}
