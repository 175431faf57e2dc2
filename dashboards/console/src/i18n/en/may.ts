// Who may do what: scopes as things that one may do, roles, and why something is not possible.

export const mayWords = {
  role: {
    viewer: 'viewer',
    operator: 'operator',
    problem_manager: 'problem manager',
    administrator: 'administrator',
  },
  scope: {
    live_read: 'show the wallboard',
    ingest_write: 'send events',
    read: 'read everything',
    incidents_write: 'work on incidents and problems',
    silences_write: 'silence alerts or plan maintenance',
    cmdb_write: 'change the CMDB',
    admin: 'administer the system',
  },
  may: {
    noRole: 'Your role, {{role}}, may not {{what}}. These may: {{roles}}.',
    noScope: 'This token may not {{what}}.',
  },
} as const
