// A learned rule: which class follows which, how far away, how soon and how often. What the engine found in the stream, for people to check.

/** Why a rule is accepted or not. chance: no more than chance explains; weak: real, but too rare to matter; reversed: the other order is the rule. */
export const AFFINITY_VERDICTS = ['accepted', 'chance', 'weak', 'reversed', 'split_by_operators'] as const
export type AffinityVerdict = (typeof AFFINITY_VERDICTS)[number]

export interface Affinity {
  /** Of partition, distance and the two classes: stable. */
  readonly id: string
  readonly partition: number
  readonly revision: number
  /** Class of the earlier condition and of the later one, by their common names. */
  readonly from: string
  readonly to: string
  /** Distance of the two CIs; 0: the same CI. */
  readonly hops: number
  /** P(to | from) within the window, beyond chance and with operators' verdicts, 0..1. */
  readonly score: number
  /** Cases within the window, and how many of them chance explains. Faded: half a year ago counts half. */
  readonly support: number
  readonly expected: number
  /** How often `from` began. */
  readonly causes: number
  /** The window in which the excess is clearest, and the lag of most cases in it, ms. */
  readonly windowMs: number
  readonly typicalLagMs: number
  /** How likely chance alone does this. */
  readonly pValue: number
  /** Verdicts of operators: merges of incidents that held the two, and splits that parted them. Faded. */
  readonly merges: number
  readonly splits: number
  readonly verdict: AffinityVerdict
  readonly accepted: boolean
  readonly updatedAt: number
}
