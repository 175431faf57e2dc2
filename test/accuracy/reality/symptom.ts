// A symptom: one condition that a monitoring tool can see on a CI, named as operators see it.
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { Thing } from '../estate/estate.ts'

interface Common {
  /** Alert name of the rule, class of the trap, or check of the poller. */
  readonly name: string
  readonly severity: Exclude<PerceivedSeverity, 'cleared'>
  /** Probability that anybody watches for it; 1 unless told. */
  readonly chance?: number
}

export type Symptom =
  | (Common & {
      readonly tool: 'trap'
      readonly component?: string
      readonly notice?: true
      /** Further varbinds. */
      readonly labels?: Readonly<Record<string, string>>
    })
  /** `forMs`: how long the rule waits. `labels`: besides alertname, severity and what names the CI. */
  | (Common & {
      readonly tool: 'prometheus'
      readonly forMs: number
      readonly job: string
      readonly labels?: Readonly<Record<string, string>>
    })
  | (Common & { readonly tool: 'poller'; readonly component?: string })

/** A symptom on a CI from a time to a time (epoch ms; null = until the end). */
export interface Occurrence {
  readonly thing: Thing
  readonly symptom: Symptom
  readonly from: number
  readonly to: number | null
  readonly label: string
}
