// What the routes of discovery take and answer, as the API document shows it.

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const time = { type: 'integer', description: 'Milliseconds since 1970.' }
const object = (properties: Readonly<Record<string, object>>) => ({ type: 'object', properties })
const list = (items: object) => ({ type: 'array', items })
const counts = object(
  Object.fromEntries(
    ['cisAdded', 'cisChanged', 'cisGone', 'relationshipsAdded', 'relationshipsChanged', 'relationshipsGone'].map(
      (kind) => [kind, count],
    ),
  ),
)

export const DISCOVERY_SCHEMA = {
  description: 'The settings of discovery, without secrets',
  ...object({
    enabled: { type: 'boolean' },
    targets: list(text),
    follow: list(text),
    hops: count,
    intervalMs: { ...count, description: '0: only when somebody asks for a run.' },
    credentials: object({ users: count, communities: count }),
    nextRunAt: { type: ['integer', 'null'], description: 'Milliseconds since 1970.' },
  }),
}

const HEAD = {
  id: text,
  actor: text,
  dryRun: { type: 'boolean' },
  targets: list(text),
  startedAt: time,
  endedAt: time,
  state: { type: 'string', enum: ['running', 'done', 'stopped', 'failed'] },
  progress: object({
    done: count,
    total: { ...count, description: 'Grows while neighbours are followed.' },
    answered: count,
    failed: count,
    resumed: { ...count, description: 'Taken over from before a restart.' },
    notAllowed: { ...count, description: 'Neighbours outside of discovery.follow.' },
    leftOut: { ...count, description: 'Beyond the limit of a run.' },
  }),
  found: object({ cis: count, relationships: count }),
  detail: { ...text, description: 'Why it failed.' },
}

export const REPORT_RESULT = {
  description: 'What the report changed in the CMDB, or would',
  ...object({
    outcome: { type: 'string', enum: ['applied', 'unchanged', 'dry_run'] },
    revision: count,
    version: text,
    total: object({ cis: count, relationships: count }),
    difference: object({
      counts,
      cis: list({ type: 'object' }),
      relationships: list({ type: 'object' }),
      truncated: { type: 'boolean' },
    }),
    warnings: list(text),
    duplicates: list({ type: 'object' }),
  }),
}

export const RUN_SCHEMA = {
  description: 'A run of discovery',
  ...object({
    ...HEAD,
    devices: {
      ...list(object({ address: text, outcome: text, name: text, type: text, neighbours: count, detail: text })),
      description: 'Who answered or refused; addresses that said nothing are counted only.',
    },
    result: REPORT_RESULT,
  }),
}

export const RUN_PARAMS = {
  ...object({ id: { ...text, description: 'Id of the run.' } }),
  required: ['id'],
}

export const RUNS_SCHEMA = {
  description: 'Runs since the start of this process',
  ...object({ items: list(object({ ...HEAD, revision: count, counts })) }),
}

export const START_BODY = object({
  targets: { ...list(text), description: 'Of the configured targets and ranges; all targets when left out.' },
  dryRun: { type: 'boolean', description: 'Only say what would change.' },
})

export const REPORT_BODY = object({
  id: { ...text, description: 'The same report sent twice counts once.' },
  instance: text,
  at: time,
  scope: { type: 'string', enum: ['full', 'partial'] },
  cis: list({ type: 'object' }),
  relationships: list({ type: 'object' }),
})
