// Whether an alert says that the whole CI is down, not a port or a part of it.
import type { AlertRecord } from '../state.ts'
import { classKind } from './class-families.ts'

export function isDeviceDown(alert: Pick<AlertRecord, 'eventClass' | 'component'>): boolean {
  if (alert.component !== null) return false
  const { family, grade } = classKind(alert.eventClass)
  return grade === 'down' && (family === 'reachability' || family === 'power')
}
