// The mappings that are in force: watched, so that a change needs no restart.
import type { Config } from '../../platform/config/config.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { watchFile, type WatchedFile } from '../../platform/watched-file/watched-file.ts'
import { parseMappings, type Mappings } from './mapping-file.ts'

/** @throws FileFaultsError when the file cannot be used */
export function openMappings(deps: {
  readonly config: Pick<Config, 'mappings'>
  readonly metrics: Metrics
  readonly log: Log
}): WatchedFile<Mappings> {
  const { config, metrics, log } = deps
  return watchFile({
    what: 'mappings',
    file: config.mappings,
    empty: new Map() as Mappings,
    read: parseMappings,
    metrics,
    log,
  })
}
