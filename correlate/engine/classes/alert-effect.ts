// What an alert says of its CI as a whole: that it is down, that it works worse, or nothing that those who need it would feel.
import { severityRank } from '../../../ingest/contract/severity.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { ServiceEffect } from '../../contract/cmdb-graph/service-effect.ts'
import type { AlertRecord } from '../state.ts'
import { classKind } from './class-families.ts'
import { isDeviceDown } from './device-down.ts'

/** From here on an alert takes something away from what depends on its CI. */
const IMPAIRING: PerceivedSeverity = 'minor'

export function alertEffect(alert: Pick<AlertRecord, 'eventClass' | 'component' | 'severity'>): ServiceEffect | null {
  if (isDeviceDown(alert)) return 'down'
  const { family } = classKind(alert.eventClass)
  if (family === 'security' || family === 'configuration') return null
  return severityRank(alert.severity) < severityRank(IMPAIRING) ? null : 'degraded'
}
