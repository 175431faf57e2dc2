// Which incidents of one run belong to which of another: those that are linked by events in common, however many lie between.

/** Incident -> numbers of its events. */
export type EventsOf = ReadonlyMap<string, ReadonlySet<number>>

export interface LinkedGroup {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** In the order of the first run's incidents; those that the second has alone come last. */
export function linkedGroups(before: EventsOf, after: EventsOf): LinkedGroup[] {
  const incidentAfter = ownerOf(after)
  const incidentBefore = ownerOf(before)
  const seenAfter = new Set<string>()
  const seenBefore = new Set<string>()
  const groups: LinkedGroup[] = []
  for (const start of before.keys()) {
    if (seenBefore.has(start)) continue
    const group = { before: [] as string[], after: [] as string[] }
    const waiting = [start]
    seenBefore.add(start)
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      group.before.push(id)
      for (const other of reached(before.get(id), incidentAfter, seenAfter)) {
        group.after.push(other)
        waiting.push(...reached(after.get(other), incidentBefore, seenBefore))
      }
    }
    groups.push(group)
  }
  for (const id of after.keys()) if (!seenAfter.has(id)) groups.push({ before: [], after: [id] })
  return groups
}

/** Incidents on the other side that events lead to, each once. */
function reached(
  events: ReadonlySet<number> | undefined,
  owner: ReadonlyMap<number, string>,
  seen: Set<string>,
): string[] {
  const found: string[] = []
  for (const event of events ?? []) {
    const id = owner.get(event)
    if (id === undefined || seen.has(id)) continue
    seen.add(id)
    found.push(id)
  }
  return found
}

function ownerOf(incidents: EventsOf): Map<number, string> {
  const owner = new Map<number, string>()
  for (const [id, events] of incidents) for (const event of events) owner.set(event, id)
  return owner
}
