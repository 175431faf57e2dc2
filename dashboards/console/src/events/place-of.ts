// Where an event is, in the sender's own words: the best name that it gave.
import type { FoundEvent } from '../api/event-endpoints.ts'

export function placeOf({ resource: { ci, hints = {}, component } }: Pick<FoundEvent, 'resource'>): string {
  const name =
    ci ?? hints.hostname ?? hints.sysName ?? hints.instance ?? hints.service ?? hints.k8sPod ?? hints.ip ?? ''
  return component === undefined ? name : `${name} ${component}`.trim()
}
