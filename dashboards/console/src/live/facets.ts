// What the list can be filtered by: for each facet the values of one incident. An empty text stands for "none" (no owner, no service).
import { HABIT_WORDS } from '../api/list-endpoints.ts'
import type { IncidentTraits } from '../api/list-endpoints.ts'
import { INCIDENT_STATES, PRIORITIES } from '../contract.ts'
import type { Incident } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'

/** In the order of the panel. */
export const FACET_KEYS = [
  'priority',
  'severity',
  'state',
  'service',
  'site',
  'source',
  'owner',
  'cause',
  'habit',
] as const
export type FacetKey = (typeof FACET_KEYS)[number]

export type Traits = IncidentTraits
/** Traits by incident id; those of a new incident come a little later than the incident. */
export type TraitsById = ReadonlyMap<string, Traits>

const NONE = [''] as const

const VALUES = {
  priority: ({ priority }) => [priority],
  severity: ({ severity }) => [severity],
  state: ({ state }) => [state],
  service: ({ services }) => (services.length === 0 ? NONE : services.map(({ name }) => name)),
  site: (_incident, traits) => [traits?.site ?? ''],
  source: (_incident, traits) => (traits === undefined || traits.sources.length === 0 ? NONE : traits.sources),
  owner: ({ assignee }) => [assignee ?? ''],
  cause: ({ rootCause }) => [rootCause[0]?.name ?? ''],
  habit: (_incident, traits) => [traits?.habit?.word ?? ''],
} as const satisfies Record<FacetKey, (incident: Incident, traits: Traits | undefined) => readonly string[]>

export function facetValues(key: FacetKey, incident: Incident, traits: Traits | undefined): readonly string[] {
  return VALUES[key](incident, traits)
}

/** Words of facets that have a fixed order; the others are ordered by count. */
export const FACET_WORDS: Readonly<Partial<Record<FacetKey, readonly string[]>>> = {
  priority: PRIORITIES,
  severity: Object.keys(SEVERITY_ORDER),
  state: INCIDENT_STATES,
  habit: HABIT_WORDS,
}

export interface FacetChoice {
  /** Show only these; empty: all. */
  readonly only: readonly string[]
  /** Never show these. */
  readonly not: readonly string[]
}

export type FacetChoices = Readonly<Partial<Record<FacetKey, FacetChoice>>>

export const NO_CHOICE: FacetChoice = { only: [], not: [] }

export function isAllowed({ only, not }: FacetChoice, values: readonly string[]): boolean {
  if (not.length > 0 && values.some((value) => not.includes(value))) return false
  return only.length === 0 || values.some((value) => only.includes(value))
}

/** The choices with one facet's choice in place of what it was; an empty choice leaves no trace. */
export function withChoice(choices: FacetChoices, key: FacetKey, choice: FacetChoice): FacetChoices {
  const { [key]: _before, ...others } = choices
  return choice.only.length === 0 && choice.not.length === 0 ? others : { ...others, [key]: choice }
}

/** Puts a value among the shown, or among the hidden, or takes it back when it is there already. */
export function toggledChoice(choice: FacetChoice, value: string, as: keyof FacetChoice): FacetChoice {
  const without = (list: readonly string[]) => list.filter((one) => one !== value)
  const bare = { only: without(choice.only), not: without(choice.not) }
  return choice[as].includes(value) ? bare : { ...bare, [as]: [...bare[as], value] }
}
