// The page with everything that came in about an incident. A file of its own: the live list leads there without loading the search.

export function eventsOfIncident(incident: string): string {
  return `/events?${new URLSearchParams({ incident, range: '7d' }).toString()}`
}
