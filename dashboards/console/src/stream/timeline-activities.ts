// A timeline only grows: what was loaded and what the stream brought are joined by id, newest first.
import type { Activity } from '../contract.ts'

export function withActivities(known: readonly Activity[], more: readonly Activity[]): readonly Activity[] {
  const byId = new Map([...known, ...more].map((activity) => [activity.id, activity]))
  return [...byId.values()].sort((a, b) => b.at - a.at || b.id.localeCompare(a.id, 'en', { numeric: true }))
}
