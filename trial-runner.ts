// Trials for the API: checks what shall be tried, and runs it in a thread of its own.
import type { OpenTrial, TrialRunner } from './api/trials/trial-runner.ts'
import type { TrialResult } from './correlate/contract/trial.ts'
import { readPolicyChange } from './correlate/contract/tunable.ts'
import { defaultPolicy, policyHash, tunablesOf, tunedPolicy } from './correlate/engine/engine.ts'
import { readPolicyFile } from './correlate/runtime/site-policy.ts'
import { parseRules } from './ingest/enrichment/rule-file.ts'
import type { Config } from './platform/config/config.ts'
import { openFedThread } from './platform/life-cycle/fed-thread.ts'
import { threadEntry } from './platform/life-cycle/role-thread.ts'
import { FileFaultsError } from './platform/structured-text/file-faults-error.ts'
import type { TrialThreadData } from './trial-thread.ts'

/** Two engines with the alerts of a day; what needs more ends the trial and nothing else. */
const MAX_HEAP_MIB = 1_024
/** Nobody waits longer for an answer to a question; 200,000 events take a minute or two. */
const TIME_LIMIT_MS = 10 * 60_000

/** @throws FileFaultsError when the site's policy file cannot be used */
export function createTrialRunner(config: Pick<Config, 'policy'>): TrialRunner {
  const inForce = config.policy === null ? {} : readPolicyFile(config.policy)
  const policy = tunedPolicy(defaultPolicy, inForce)
  return {
    tunables: { inForce: tunablesOf(policy), shipped: tunablesOf(defaultPolicy), policy: policyHash(policy) },
    faults(change) {
      switch (change.kind) {
        case 'policy': {
          const read = readPolicyChange(change.policy)
          return read.ok ? [] : read.faults.map(({ key, fault }) => `${key}: ${fault}`)
        }
        case 'rules':
          return rulesFaults(change.rules)
      }
    },
    open(change, cmdb): OpenTrial {
      const workerData: TrialThreadData = { inForce, change, cmdb }
      const thread = openFedThread({
        name: 'trial',
        entry: threadEntry('./trial-thread', import.meta.url),
        workerData,
        maxHeapMiB: MAX_HEAP_MIB,
        timeLimitMs: TIME_LIMIT_MS,
      })
      return {
        feed: (events) => thread.feed(events),
        end: async () => (await thread.end()) as TrialResult, // what trial-thread.ts says
        stop: () => thread.stop(),
      }
    },
  }
}

function rulesFaults(rules: string): readonly string[] {
  try {
    parseRules(rules, 'rules')
    return []
  } catch (error) {
    if (error instanceof FileFaultsError) return error.faults
    throw error
  }
}
