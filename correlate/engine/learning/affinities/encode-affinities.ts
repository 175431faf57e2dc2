// The affinities' parts of a checkpoint. The large tables go in pieces; their order decides what is forgotten first, and is kept.
import { fillMap, section, type Section } from '../../sections/section.ts'
import { tableSection } from '../../sections/table-section.ts'
import type { ClassCount, Effects, Onset, PairCount, RuleRecord } from './affinity-records.ts'
import { linkClasses, NO_EFFECTS } from './affinity-records.ts'

type EncodedOnset = readonly [
  eventClass: string,
  at: number,
  seenAt: number,
  followedBy: readonly (readonly [string, number])[] | null,
]

interface EncodedClasses {
  readonly classes: readonly (readonly [string, ClassCount])[]
  readonly counters: { readonly learned: number; readonly unreviewed: number; readonly reviews: number }
}

export const AFFINITY_SECTIONS: readonly Section[] = [
  tableSection<Onset[], EncodedOnset[]>('affinityOnsets', ({ affinities }) => affinities.onsets, {
    encode: (onsets) => onsets.map(encodeOnset),
    decode: (encoded) => encoded.map(decodeOnset),
  }),
  tableSection<PairCount, PairCount>('affinityPairs', ({ affinities }) => affinities.pairs, {
    // A copy: counts are changed in place while the piece waits to be written.
    encode: (pair) => ({ ...pair, near: [...pair.near] }),
    decode: (pair) => pair,
  }),
  tableSection<RuleRecord>('affinityRules', ({ affinities }) => affinities.rules),
  // Last: what is linked follows from the rules.
  section<EncodedClasses>(
    'affinityClasses',
    ({ affinities: { classes, learned, unreviewed, reviews } }) => ({
      classes: [...classes],
      counters: { learned, unreviewed, reviews },
    }),
    ({ affinities }, { classes, counters }) => {
      fillMap(affinities.classes, classes)
      Object.assign(affinities, counters)
      linkClasses(affinities)
    },
  ),
]

function encodeOnset({ eventClass, at, seenAt, followedBy }: Onset): EncodedOnset {
  return [eventClass, at, seenAt, followedBy.length === 0 ? null : pairsOf(followedBy)]
}

function decodeOnset([eventClass, at, seenAt, followedBy]: EncodedOnset): Onset {
  return { eventClass, at, seenAt, followedBy: followedBy?.flat() ?? NO_EFFECTS }
}

function pairsOf(effects: Effects): [string, number][] {
  return effects.flatMap((one, place) => (typeof one === 'string' ? [[one, Number(effects[place + 1])]] : []))
}
