// What a credential may do. Routes name one scope each; roles are sets of scopes.

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

/** Roles of people in the console. */
export const ROLE_SCOPES = {
  viewer: ['read'],
  operator: ['read', 'incidents:write', 'silences:write'],
  problem_manager: ['read', 'incidents:write', 'silences:write', 'cmdb:write'],
  administrator: ['read', 'incidents:write', 'silences:write', 'cmdb:write', 'ingest:write', 'admin'],
} as const satisfies Record<string, readonly Scope[]>

export type UserRole = keyof typeof ROLE_SCOPES
export const USER_ROLES = Object.keys(ROLE_SCOPES) as readonly UserRole[] // the keys of a literal are its key type

/** Scopes that come with another one. A wallboard in a corridor has live:read alone: counters and open incidents, nothing else. */
const IMPLIED: Partial<Record<Scope, readonly Scope[]>> = { read: ['live:read'] }

/** The scopes as granted, with those that they imply. */
export function effectiveScopes(granted: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(granted.flatMap((scope) => [scope, ...(IMPLIED[scope] ?? [])]))
}

/** Whether a credential holds a scope, and which roles do: what the console greys out, and the reason that it gives. */
export interface Capability {
  readonly scope: Scope
  readonly held: boolean
  readonly roles: readonly UserRole[]
}

/** Every scope, from the same tables that routes are guarded by. */
export function capabilitiesOf(held: ReadonlySet<Scope>): readonly Capability[] {
  return SCOPES.map((scope) => ({
    scope,
    held: held.has(scope),
    roles: USER_ROLES.filter((role) => effectiveScopes(ROLE_SCOPES[role]).has(scope)),
  }))
}
