// What a process may do. One process does all of it unless told otherwise.

export const ROLES = ['ingest', 'correlate', 'writer', 'api', 'outbound'] as const
export type Role = (typeof ROLES)[number]
