// A key has no button to point at: what it may not do now, it says, instead of doing nothing.
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { useMayNot } from '../session/use-may.ts'
import { WRITE_SCOPE, refusalOf } from './allowed-actions.ts'
import type { ActionType } from './allowed-actions.ts'
import { useSession } from '../session/session-context.tsx'

const NOTICE_ID = 'refused-key'

export interface RefusedKey {
  /** @returns whether the action is possible; when it is not, the reason has been said */
  readonly mayAct: (type: ActionType, incident: Pick<Incident, 'state'>) => boolean
  /** Says the reason. @returns whether there was none */
  readonly freeOf: (reason: string | null) => boolean
}

export function useRefusedKey(): RefusedKey {
  const { t } = useTranslation()
  const { scopes } = useSession()
  const mayNotWrite = useMayNot(WRITE_SCOPE)

  function freeOf(reason: string | null): boolean {
    if (reason === null) return true
    // The same key again: said once more, not a second time beside it.
    notifications.hide(NOTICE_ID)
    notifications.show({
      id: NOTICE_ID,
      color: 'yellow',
      message: reason,
      withBorder: true,
      closeButtonProps: { 'aria-label': t('shell.close') },
    })
    return false
  }

  return {
    freeOf,
    mayAct(type, incident) {
      const refusal = refusalOf(type, incident, scopes)
      if (refusal === null) return true
      return freeOf(refusal === 'scope' ? mayNotWrite : t('action.noMove', { state: t(`state.${incident.state}`) }))
    },
  }
}
