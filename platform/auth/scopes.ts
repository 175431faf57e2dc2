// What a credential may do. Routes name one scope each; roles are sets of scopes.

export const SCOPES = ['ingest:write', 'read', 'incidents:write', 'silences:write', 'cmdb:write', 'admin'] as const
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
