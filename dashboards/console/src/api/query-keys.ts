// Names of what the query cache holds. The stream patches by these names what the loaders put there.
export const SESSION_KEY = ['session'] as const
export const STATS_KEY = ['stats'] as const
export const SOURCES_KEY = ['sources'] as const
export const affinitiesKey = (verdicts: string) => ['affinities', verdicts] as const
/** @param question what was asked for, as text */
export const feedbackKey = (question: string) => ['feedback', question] as const
export const POLICY_KEY = ['policy'] as const
/** Prefix of all that is known of trials. */
export const TRIALS_KEY = ['trials'] as const
export const trialKey = (id: string) => [...TRIALS_KEY, id] as const
export const precisionKey = (days: number) => ['precision', days] as const
/** @param question what was asked for, as text */
export const noiseKey = (question: string) => ['noise', question] as const
/** Prefix of all incident lists. */
export const LISTS_KEY = ['incidents'] as const
export const listKey = (scope: 'open' | 'all') => [...LISTS_KEY, scope] as const
/** Not below the lists: those are patched by the stream. */
export const firstRowsKey = (states: string, sort: string) => ['first-incidents', states, sort] as const
/** Nor these. */
export const TRAITS_KEY = ['incident-traits'] as const
export const VIEWS_KEY = ['views'] as const
export const incidentKey = (id: string) => ['incident', id] as const
export const alertsKey = (id: string) => ['incident', id, 'alerts'] as const
/** What is reckoned about an incident when somebody looks. */
export const insightKey = (id: string, ...what: readonly (string | number)[]) => ['incident', id, ...what] as const
export const timelineKey = (id: string) => ['incident', id, 'timeline'] as const
/** Prefix of all that depends on live alerts and on the CMDB. */
export const TOPOLOGY_KEY = ['topology'] as const
export const topologyKey = (...what: readonly (string | number)[]) => [...TOPOLOGY_KEY, ...what] as const
/** Prefix of all that is known of problems. */
export const PROBLEMS_KEY = ['problems'] as const
export const problemListKey = (all: boolean) => [...PROBLEMS_KEY, 'list', all] as const
export const problemKey = (id: string) => [...PROBLEMS_KEY, 'one', id] as const
/** Prefix of all hand-overs. */
export const HANDOVERS_KEY = ['handovers'] as const
export const handoverKey = (id: string) => [...HANDOVERS_KEY, id] as const
export const eventSearchKey = (search: string) => ['events', 'list', search] as const
export const eventHistogramKey = (search: string, buckets: number) => ['events', 'histogram', search, buckets] as const
export const SILENCES_KEY = ['silences'] as const
/** Prefix of all that is known of maintenance windows. */
export const MAINTENANCE_KEY = ['maintenance'] as const
export const maintenanceKey = (...what: readonly string[]) => [...MAINTENANCE_KEY, ...what] as const
export const previewKey = (matchers: string) => ['silence-preview', matchers] as const
