// The page for a new silence, prefilled from an incident.
import type { Incident } from '../contract.ts'

export function silenceHref({ id }: Pick<Incident, 'id'>): string {
  return `/silences?${new URLSearchParams({ from: id }).toString()}`
}
