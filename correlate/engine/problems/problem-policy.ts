// The thresholds of recurrence with their reasons: the policy's section `problem`.

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const problemPolicy = {
  /** The burst is over and the root is settled by then. */
  settleMs: MINUTE,
  /** The first alerts of a burst are there by then, and a person who looks at the new incident sees the workaround. */
  recogniseMs: 2 * SECOND,
  /** The third time is worth a look: two may always be chance. */
  occurrences: 3,
  /** What comes monthly is met four times in it. */
  horizonMs: 120 * DAY,
  /** Several within this are one occurrence: faults come in clusters, and three in one bad hour are one bad hour. */
  burstMs: HOUR,
  /** Weights and base rates follow the site over weeks: a season, not a day. */
  halfLifeMs: 28 * DAY,
  /** What is known of a rate before anything was seen: half an incident in 45 days of a CI, so one kind of incident on one CI a season. */
  prior: { count: 0.5, ciDays: 45 },
  /** One proposal in twenty may be chance, among all that is looked at together. */
  alpha: 0.05,
  /** The same for the words "every Monday". */
  rhythmAlpha: 0.05,
  /** Mean direction of the phases: 0.95 is 1.2 h of spread in a day, 9 h in a week. Office hours make 0.8: a habit of the load, not of a job. */
  concentration: 0.95,
  /** What keeps fewer than one appointment in four has another rhythm: once a day is not "every hour at minute 10". */
  keptCycles: 0.25,
  /** Two cycles are no rhythm. */
  minCycles: 3,
  /** A type's count is compared with its own past: it takes two weeks to have one, with two week-ends in it. */
  learnMs: 14 * DAY,
  /** CIs that a type's problem is spread over: with two, each is its own matter. */
  typeRoots: 3,
  /** Alike enough to be one pattern: the same root and half of the classes by weight, or most of the CIs and most of the classes. */
  alikeOnCi: 0.7,
  /** Without a CI in common the classes have to say it alone. */
  alikeOnType: 0.75,
  /** A pattern that a person confirmed takes what is this much less alike. */
  confirmedEase: 0.1,
  /** Where it was counts as much as what it was. */
  placeShare: 0.5,
  /** Incidents of other kinds taken as seen before the first: in a young stream the only known class is not yet the common one. */
  assumedIncidents: 10,
  /** Which class came first is often noise: a quarter of what the class itself says. */
  orderWeight: 0.25,
  /** Classes of an incident that are remembered: people recognise it by fewer. */
  maxClasses: 16,
  /** CIs of an incident that are remembered, as a sample: two incidents' likeness is known to about a quarter with it. */
  maxPlaces: 16,
  /** Incidents after which a pattern begins to forget how it began. */
  profileSize: 32,
  /** Features, CIs and roots kept of a pattern, each. */
  profileEntries: 64,
  /** A CI in more patterns than this (a core switch) tells none of them apart. */
  commonPlace: 32,
  /** Patterns on one CI, or of one kind: a look-up stays short. */
  maxBeside: 32,
  /** 10,000 patterns of about 2 KB: 20 MB. */
  maxPatterns: 10_000,
  /** Occurrences that a pattern's tests see: two months of a nightly job. */
  maxOccurrences: 64,
  /** Incidents listed on a problem, newest kept. */
  maxIncidents: 200,
  /** More than people can judge; beyond it the oldest judged ones are forgotten. */
  maxProblems: 1_000,
  maxNotes: 50,
  /** Base rates kept, by type and class, and features counted; the least recently met are forgotten. */
  maxKinds: 5_000,
  maxFeatures: 10_000,
  /** Incidents that people took out of a pattern and that it remembers. */
  maxStrangers: 8,
} as const
