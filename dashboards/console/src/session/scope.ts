// The API's scopes and roles, as the session names them. A test holds these lists against the server's own table.

export const SCOPES = [
  'live:read',
  'ingest:write',
  'read',
  'incidents:write',
  'silences:write',
  'cmdb:write',
  'admin',
] as const
export type Scope = (typeof SCOPES)[number]

export const USER_ROLES = ['viewer', 'operator', 'problem_manager', 'administrator'] as const
export type UserRole = (typeof USER_ROLES)[number]

/** A scope as a key of texts: i18next reads a colon as something else. */
export const scopeKey = (scope: Scope) => scope.replace(':', '_') as ScopeKey // by the rule of its type
type ScopeKey = Scope extends infer One ? (One extends `${infer A}:${infer B}` ? `${A}_${B}` : One) : never
