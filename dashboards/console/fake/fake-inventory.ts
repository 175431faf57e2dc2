// Something to see in each tab of the CMDB's administration.
const AT = Date.UTC(2026, 10, 21, 12)
const BY = { source: 'file', instance: 'cmdb.json' } as const
const COUNTS = {
  cisAdded: 1,
  cisChanged: 1,
  cisGone: 0,
  relationshipsAdded: 2,
  relationshipsChanged: 0,
  relationshipsGone: 0,
}
const DRIFTING = { ci: 'srv-lyon-11', name: 'srv-lyon-11', type: 'server', site: 'Lyon', sources: [BY] }
const RUN = { actor: 'operator', dryRun: false, startedAt: AT, found: { cis: 12, relationships: 14 } }

/** What an import answers with; a file called bad.json is refused. */
export function fakeImport(dryRun: boolean): object {
  const fields = [{ field: 'site', before: 'Lyon', after: 'Paris', by: BY }]
  return {
    outcome: dryRun ? 'dry_run' : 'applied',
    revision: 8,
    difference: {
      counts: COUNTS,
      cis: [
        { ci: 'srv-lyon-11', name: 'srv-lyon-11', type: 'server', change: 'changed', fields },
        { ci: 'srv-new', name: 'srv-new', type: 'server', change: 'added', fields: [] },
      ],
      truncated: false,
    },
    warnings: ['srv-new connectedTo gone: nobody knows gone'],
  }
}

const ANSWERS: Readonly<Record<string, object>> = {
  '/api/v1/cmdb': {
    revision: 7,
    total: { cis: 39, relationships: 41 },
    conflicts: 2,
    duplicates: 1,
    sources: [{ ...BY, lastReport: { at: AT, actor: 'system' }, cis: 39, relationships: 41, missing: 0, onlyHere: 39 }],
  },
  '/api/v1/cmdb/revisions': {
    items: [{ revision: 7, at: AT, ...BY, actor: 'system', counts: COUNTS }],
    nextCursor: null,
  },
  '/api/v1/cmdb/unknown': {
    items: [
      {
        id: 'host:web-9',
        name: 'web-9',
        type: 'host',
        firstSeenAt: AT,
        lastSeenAt: AT,
        alerts: 3,
        candidates: [{ ci: 'srv-lyon-11', name: 'srv-lyon-11' }],
      },
    ],
    nextCursor: null,
  },
  '/api/v1/cmdb/duplicates': {
    items: [{ a: 'srv-lyon-11', b: 'srv-lyon-12', reasons: ['serial X1 is said of both'], against: 'names differ' }],
  },
  '/api/v1/cmdb/drift': {
    unseen: [{ ...DRIFTING, lastSeenAt: null }],
    undocumented: [{ ...DRIFTING, lastSeenAt: AT }],
  },
  '/api/v1/contested-hints': {
    items: [
      {
        hint: 'hostname',
        value: 'twin',
        alerts: 1,
        cis: ['srv-lyon-11', 'srv-lyon-12'].map((id) => ({ id, name: id })),
      },
    ],
    nextCursor: null,
  },
  '/api/v1/discovery': { enabled: true },
  '/api/v1/discovery/runs': {
    items: [
      { ...RUN, id: 'r2', state: 'running', progress: { done: 3, total: 9, answered: 3, failed: 0 } },
      { ...RUN, id: 'r1', state: 'done', progress: { done: 9, total: 9, answered: 8, failed: 1 } },
    ],
  },
}

const CI_FIELDS = [
  { field: 'site', value: 'Berlin', by: BY, others: [{ source: 'netbox', instance: 'emea', value: 'Berlin 2' }] },
  { field: 'attributes.ip', value: ['10.0.11.1'], by: BY, others: [] },
]
const CI_CHANGE = {
  revision: 7,
  at: AT,
  ...BY,
  actor: 'system',
  change: 'changed',
  fields: [{ field: 'site', before: 'Lyon', after: 'Berlin', by: BY }],
}

/** undefined: the address is not about the administration of the CMDB. */
export function fakeInventory(path: string): object | undefined {
  if (path.startsWith('/api/v1/cmdb/cis/')) return { ci: '', records: [], fields: CI_FIELDS, relationships: [] }
  if (/^\/api\/v1\/cis\/[^/]+\/history$/u.test(path)) return { items: [CI_CHANGE], nextCursor: null }
  return ANSWERS[path]
}
