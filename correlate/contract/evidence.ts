// One piece of evidence, in words and numbers. Grouping, root-cause ranking and priority all explain themselves with it.

export interface Evidence {
  /** A stable word that screens translate: same_ci, topology_path, shared_dependency, time_decay, explains, precedes ... */
  readonly kind: string
  /** Contribution to the score, 0..1; negative speaks against. */
  readonly weight: number
  /** English sentence fragment for API readers, e.g. "upstream of 58 of 60 alerting CIs". */
  readonly text: string
  /** The numbers and names behind the text, for translation: { explained: 58, of: 60 }, { path: "a -> b", hops: 1 } ... */
  readonly values: Readonly<Record<string, string | number>>
}
