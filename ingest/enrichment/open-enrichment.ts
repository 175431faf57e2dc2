// The enrichment rules that are in force in this process or thread: each watches the file by itself.
import type { Config } from '../../platform/config/config.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { watchFile, type WatchedFile } from '../../platform/watched-file/watched-file.ts'
import { NO_RULES, parseRules, type RuleSet } from './rule-file.ts'

/** @throws FileFaultsError when the file cannot be used */
export function openEnrichment(deps: {
  readonly config: Pick<Config, 'enrichment'>
  readonly metrics: Metrics
  readonly log: Log
}): WatchedFile<RuleSet> {
  const { config, metrics, log } = deps
  return watchFile({ what: 'enrichment', file: config.enrichment, empty: NO_RULES, read: parseRules, metrics, log })
}
