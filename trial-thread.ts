// Entry of the thread that one trial runs in: rules and engine over the history that the API reads, twice. Whatever else the process does goes first.
import { workerData } from 'node:worker_threads'
import type { CmdbFile } from './correlate/contract/ci.ts'
import type { TrialChange } from './correlate/contract/trial.ts'
import type { PolicyChange } from './correlate/contract/tunable.ts'
import { defaultPolicy, tunedPolicy } from './correlate/engine/engine.ts'
import { TrialRun } from './correlate/replay/trial/trial-run.ts'
import { createRegexCompiler } from './correlate/runtime/silence-regex.ts'
import { buildTopology } from './correlate/topology/build-topology.ts'
import type { MonitoringEvent } from './ingest/contract/event.ts'
import { enrich } from './ingest/enrichment/enrich.ts'
import { NO_RULES, parseRules } from './ingest/enrichment/rule-file.ts'
import { hostFedWork } from './platform/life-cycle/fed-thread-host.ts'
import { setThreadPriority } from './platform/life-cycle/thread-priority.ts'

/** What the starter passes. */
export interface TrialThreadData {
  /** What the site has set of the policy. */
  readonly inForce: PolicyChange
  readonly change: TrialChange
  readonly cmdb: CmdbFile
}

setThreadPriority('patient')

const { inForce, change, cmdb } = workerData as TrialThreadData // the starter's word
const { rules } = change.kind === 'rules' ? parseRules(change.rules, 'rules') : NO_RULES
const run = new TrialRun({
  before: tunedPolicy(defaultPolicy, inForce),
  after: tunedPolicy(defaultPolicy, { ...inForce, ...(change.kind === 'policy' ? change.policy : {}) }),
  change: (event) => enrich(rules, event).event,
  topology: buildTopology(cmdb),
  compileRegex: createRegexCompiler(),
})

hostFedWork({
  take(piece) {
    // As the API sends them: events as the writer has stored them.
    for (const text of piece as readonly string[]) run.add(JSON.parse(text) as MonitoringEvent)
  },
  end: () => run.end(),
})
