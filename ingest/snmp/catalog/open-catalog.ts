// The trap catalogue that is in force in this thread: what ships, and the operator's file over it, watched.
import { join } from 'node:path'
import type { Config } from '../../../platform/config/config.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { Metrics } from '../../../platform/metrics/metrics.ts'
import { watchFile, type WatchedFile } from '../../../platform/watched-file/watched-file.ts'
import { parseCatalog } from './catalog-file.ts'
import { createCatalog, type Catalog } from './catalog.ts'
import { STANDARD_MIBS } from './standard-catalog.ts'

/** Where the operator's catalogue is, unless the settings say. */
export function catalogFile({ dataDir, snmp }: { dataDir: string; snmp: { catalog: string | null } }): string {
  return snmp.catalog ?? join(dataDir, 'trap-catalog.yaml')
}

/** @throws FileFaultsError when the file cannot be used; one that is not there yet is empty */
export function openCatalog(deps: {
  readonly config: { readonly dataDir: string; readonly snmp: Pick<Config['snmp'], 'catalog'> }
  readonly metrics: Metrics
  readonly log: Log
}): WatchedFile<Catalog> {
  const { config, metrics, log } = deps
  return watchFile({
    what: 'catalog',
    file: catalogFile(config),
    optional: true,
    empty: createCatalog(STANDARD_MIBS),
    read: parseCatalog,
    metrics,
    log,
  })
}
