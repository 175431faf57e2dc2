// Who is logged in at the fake server: a role with the scopes that the real table gives it.
import { capabilitiesOf, effectiveScopes, ROLE_SCOPES } from '../../../platform/auth/scopes.ts'
import type { UserRole } from '../../../platform/auth/scopes.ts'

export function fakeSession(role: UserRole, csrfToken: string): object {
  const scopes = effectiveScopes(ROLE_SCOPES[role])
  return {
    name: 'operator',
    kind: 'session',
    role,
    scopes: [...scopes],
    capabilities: capabilitiesOf(scopes),
    byLink: false,
    csrfToken,
  }
}
