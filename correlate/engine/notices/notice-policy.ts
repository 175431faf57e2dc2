// The thresholds of notices, with their reasons: what is background, what belongs together, what a flood is.

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

export const NOTICE_POLICY = {
  /** Seen in one minute of four hours, a notice is background: a shift of operators would see it twice without anything being wrong. */
  routinePerHour: 0.25,
  /** Habits fade over this time (three days): a weekend does not make Monday's routine news, a new release's routine is learned in a day. */
  memoryMs: 3 * DAY,
  /** What a class does on other CIs counts like so many hours of looking at this one. */
  classHours: 5,
  /** A minute of a notice in an incident counts for so much of a usual one: an incident that lasts for hours becomes background in the end. */
  incidentWeight: 0.1,
  /** (Class, CI) pairs and classes remembered, the longest unseen forgotten first: about 3 MB. */
  maxHabits: 20_000,
  /** An episode is over when it, going on, would be silent for so long with less than this chance (pace.ts). */
  silenceChance: 0.03,
  /** What a pause is assumed to be before any was seen: clocks of agents differ by a second, log shippers deliver every second or two. */
  priorPauseMs: 2 * SECOND,
  /** Notices closer than this come from one log line or one poll. */
  instantMs: 100,
  /** A class on a CI joins an episode there, or one of its class elsewhere, that began or widened so shortly before. */
  onsetMs: 3 * SECOND,
  /** ... at most so shortly when the two speak of nothing in common: many logs carry whole seconds. */
  unlikeOnsetMs: SECOND,
  /** Words in common from which two classes speak of one thing: unrelated ones share a "new" or a "log", which makes less than a tenth. */
  alike: 0.12,
  /** Nothing in common, not even the tool's name. */
  foreign: 0.03,
  /** Words of a class that are remembered, and classes: about 2 MB. */
  maxWords: 16,
  maxTexts: 5_000,
  /** The same on a CI in a flood, where every moment is near something: only what truly comes together. */
  floodOnsetMs: 700,
  /** So many notices make a flood: with less, the share of a class in it cannot be told. */
  floodNotices: 25,
  /** A flood so long silent is no crowd any more. */
  floodCalmMs: 2 * SECOND,
  /** A class with less than this share of a flood's notices is a by-note of it: it may as well belong to something else at the time. */
  minorShare: 0.02,
  /**
   * A flood is parted when one of the classes that make it up, going on, would be silent for so long with less than this chance: one in a million is
   * cut in two for nothing. From a thousandth to a millionth the published cases differ by 0.002.
   */
  partingChance: 1e-6,
  /** By-notes of a flood go to what happens within this time of them. */
  sameMomentMs: 200,
  /** An alert of notices counts as active so long after the last: people must see it before it resolves itself. */
  lastingMs: 15 * MINUTE,
  /** Episodes that may go on at a time, and surprising notices that stand alone and may still be taken into one. */
  maxEpisodes: 256,
  maxLoose: 256,
} as const
