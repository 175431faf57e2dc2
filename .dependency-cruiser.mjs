// The import laws of the house. Each rule is named as a sentence; its comment says what to do instead.
// Run by `npm run laws` and by .ci/run; test/house feeds a breach of each law and wants it reported.

const ROOM = '^(ingest|correlate|api|platform)/'
/** What is pure in platform: hashes, and generators that pause. */
const PLAIN = '^platform/(hash/|pieces/pausing\\.ts$)'
const TEST = '\\.test\\.tsx?$|/[^/]*(fixture|test-support)[^/]*\\.ts$|/fixtures/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'modules do not import each other in a circle',
      comment: 'Move what both need into a third file below them, or pass it in as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'ingest imports no other room but platform',
      comment:
        'Ingest knows devices, not incidents. What correlate must know travels in a MonitoringEvent (ingest/contract).',
      severity: 'error',
      from: { path: '^ingest/', pathNot: TEST },
      to: { path: '^(correlate|api|dashboards|test)/|^(main|serve)\\.ts$' },
    },
    {
      name: 'correlate meets ingest only at its contract',
      comment: 'Import from ingest/contract. When something is missing there, promise it there first.',
      severity: 'error',
      from: { path: '^correlate/', pathNot: TEST },
      to: { path: '^ingest/', pathNot: '^ingest/contract/' },
    },
    {
      name: 'correlate never imports api',
      comment: 'Operator commands travel from api as messages (correlate/contract/command.ts), never as calls.',
      severity: 'error',
      from: { path: '^correlate/' },
      to: { path: '^(api|dashboards)/|^(main|serve)\\.ts$' },
    },
    {
      name: 'api meets ingest and correlate only at their contracts',
      comment: 'Read what happened from ClickHouse and change messages; ask for changes with a command message.',
      severity: 'error',
      from: { path: '^api/', pathNot: TEST },
      to: { path: '^(ingest|correlate)/', pathNot: '^(ingest|correlate)/contract/' },
    },
    {
      name: 'platform imports no room',
      comment:
        'Platform has no domain word in it. Take what the room knows as an argument, or move the file into the room.',
      severity: 'error',
      from: { path: '^platform/', pathNot: TEST },
      to: { path: '^(ingest|correlate|api|dashboards)/|^(main|serve)\\.ts$' },
    },
    {
      name: 'contracts depend on contracts, hashing and pauses only',
      comment:
        'A contract is data and pure functions that every room and the browser can load: no I/O, no npm package.',
      severity: 'error',
      from: { path: '^(ingest|correlate|api)/contract/', pathNot: TEST },
      to: { pathNot: ['^(ingest|correlate|api)/contract/', PLAIN, '^(node:)?(crypto|buffer)$'] },
    },
    {
      name: 'the engine imports no npm package but simple-statistics',
      comment:
        'The engine must give the same bytes for ever. Write the few lines, or compute it in correlate/runtime and pass it in.',
      severity: 'error',
      from: { path: '^correlate/(engine|topology|inventory)/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: 'node_modules/simple-statistics/',
      },
    },
    {
      name: 'the engine imports no Node module',
      comment: 'No clock, no files, no network, no process: correlate/runtime does these and hands over values.',
      severity: 'error',
      from: { path: '^correlate/(engine|topology|inventory)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the engine reaches nothing but contracts, itself, hashing and pauses',
      comment:
        'The shell around the engine is correlate/runtime (live) and correlate/replay (files); both import the engine.',
      severity: 'error',
      from: { path: '^correlate/(engine|topology|inventory)/', pathNot: TEST },
      to: { path: ROOM, pathNot: `^correlate/(engine|topology|inventory|contract)/|^ingest/contract/|${PLAIN}` },
    },
    {
      name: 'production never imports test',
      comment: 'Move what both need beside the production code; test/ may import it from there.',
      severity: 'error',
      from: { pathNot: ['^test/', TEST] },
      to: { path: ['^test/', TEST] },
    },
    {
      name: 'production never imports a development package',
      comment:
        'The container image holds `dependencies` only. Move the package there, with a decision in docs/decisions.',
      severity: 'error',
      from: { path: `${ROOM}|^(main|serve)\\.ts$`, pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the console imports only contracts and itself',
      comment: 'The browser gets words and shapes from the contracts; everything else comes over the HTTP API.',
      severity: 'error',
      from: { path: '^dashboards/console/src/', pathNot: TEST },
      to: { path: `${ROOM}|^(main|serve)\\.ts$|^test/`, pathNot: '^(correlate|ingest|api)/contract/' },
    },
    {
      name: 'no room imports the composition root',
      comment: 'main.ts and serve.ts wire the rooms together; take what you need as an argument.',
      severity: 'error',
      from: { path: `${ROOM}|^dashboards/` },
      to: { path: '^(main|serve)\\.ts$' },
    },
    {
      name: 'every import resolves',
      comment: 'Add the package to package.json at a pinned version, or correct the path.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
}
