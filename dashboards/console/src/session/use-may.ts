// Whether the person at the screen may do something, and why not: from the table that the API's own answers come from.
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../preferences/preferences.ts'
import { scopeKey } from './scope.ts'
import type { Scope } from './scope.ts'
import { useSession } from './session-context.tsx'

/**
 * What forbids a thing that needs `scope`, as a sentence for a tooltip or a line of text; null when it is allowed.
 * What is forbidden stays visible, disabled, with this reason (see MayButton): hidden things make people look for them.
 */
export function useMayNot(scope: Scope): string | null {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { capabilities, role } = useSession()
  const capability = capabilities.find((one) => one.scope === scope)
  if (capability?.held === true) return null
  const roles = new Intl.ListFormat(language, { type: 'disjunction' }).format(
    (capability?.roles ?? []).map((one) => t(`role.${one}`)),
  )
  const what = t(`scope.${scopeKey(scope)}`)
  return role === null ? t('may.noScope', { what }) : t('may.noRole', { what, roles, role: t(`role.${role}`) })
}
