// MaintenanceWindow -> row of table `maintenance_revisions`.
import { spanOf } from '../../../correlate/contract/maintenance/schedule.ts'
import type { MaintenanceWindow } from '../../../correlate/contract/maintenance/window.ts'
import { clickhouseTime, clickhouseTimeOrNull } from '../clickhouse-time.ts'
import type { MessagePlace } from '../message-place.ts'

export function maintenanceRow(window: MaintenanceWindow, place: MessagePlace): object {
  const { startsAt, endsAt } = spanOf(window.schedule)
  return {
    id: window.id,
    revision: window.revision,
    seq: place.seq,
    title: window.title,
    reason: window.reason,
    change: window.change ?? '',
    scope: JSON.stringify(window.scope),
    schedule: window.schedule.kind,
    starts_at: clickhouseTime(startsAt),
    ends_at: clickhouseTime(endsAt),
    created_by: window.createdBy,
    updated_by: window.updatedBy,
    updated_at: clickhouseTime(window.updatedAt),
    cancelled_at: clickhouseTimeOrNull(window.cancelledAt),
    data: JSON.stringify(window),
  }
}
