// Every threshold of the engine with its reason. One default for everybody: what differs between sites is learned, not set per case.
import { AFFINITY_POLICY } from './learning/affinities/affinity-policy.ts'
import { NOVELTY_POLICY } from './learning/novelty-policy.ts'
import { WORD_POLICY } from './learning/words/word-policy.ts'
import { INCIDENT_POLICY } from './incidents/incident-policy.ts'
import { problemPolicy } from './problems/problem-policy.ts'
import { stableHash } from '../../platform/hash/stable-hash.ts'
import { NOTICE_POLICY } from './notices/notice-policy.ts'
import { STORM_POLICY } from './storms/storm-policy.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const defaultPolicy = {
  identify: {
    /** An event observed longer ago than this is history: what it says may have been undone by events that were dropped meanwhile. */
    latenessMs: 10 * MINUTE,
    /** Senders retry within minutes; ids are kept in two generations of this length each. */
    duplicateWindowMs: 10 * MINUTE,
    /** Ids per generation: 20 s at 5,000 events/s; about 10 MB. */
    duplicateIds: 100_000,
    /** Clears without an alert that are remembered, so that their late raise is known to be over. */
    unmatchedClears: 10_000,
  },
  alert: {
    /** A condition that comes back sooner than this is the same one to an operator (survey of peers: 15-30 min). */
    reopenWindowMs: 30 * MINUTE,
    /**
     * Repeats alone change counters only. Tools raise what still fires once a minute (Prometheus' resend delay): with a shorter gap each of
     * their repeats would be stored and sent to every screen.
     */
    repeatRevisionGapMs: MINUTE,
    /** Beyond this the partition keeps no new alerts: 200,000 x about 1.5 KB = 300 MB. */
    maxActive: 200_000,
    /** Tools that see one condition; more is a fingerprint gone wild (a changing label). */
    maxSources: 16,
  },
  flap: {
    /** More state changes than this ... */
    transitions: 4,
    /** ... in this time start flapping (BigPanda's rule; operators know it). */
    windowMs: HOUR,
    /** Without a state change for this long it ends. */
    quietMs: 15 * MINUTE,
  },
  grouping: {
    /** ServiceNow and ALEC users find more than 3 slow and wrong: at 4 hops a campus is one neighbourhood. */
    hops: 3,
    /** Relatedness from which an alert joins. Just above one weak piece, below one strong or two middling pieces of evidence. */
    threshold: 0.5,
    /** No alert for this long and the burst is over; it extends while alerts arrive. Where an incident's own pace is known, at most this. */
    idleGapMs: 5 * MINUTE,
    /** No pace makes the gap shorter: the symptoms of one cause are seen within a scrape interval plus its jitter (60 s + 30 s). */
    minIdleGapMs: 90 * SECOND,
    /** ... and none makes it longer than two rounds of the slowest usual pollers (5 min). */
    maxIdleGapMs: 10 * MINUTE,
    /** Raises nearer together than this are of one moment: one round of a poller, one failure. */
    momentMs: SECOND,
    /** Gaps between such moments from which an incident has a pace: fewer say nothing of the next. */
    paceRaises: 8,
    /** Weight of the newest gap in the pace: about the last twenty count, a trickle sets its own scale soon after the burst. */
    paceShare: 0.05,
    /** A silence of so many paces is the end: in a steady stream one gap in 20,000 is longer. */
    idlePaces: 10,
    /**
     * A lease is at least twice the interval of its renewals, else one that is lost would end it (Prometheus: four times): when half of it
     * and a tenth for jitter have passed without a renewal, nobody vouches for the alert any more.
     */
    vouchedLeaseShare: 0.55,
    /** What starts a day later is another matter, even on the same CI. */
    lifetimeMs: DAY,
    /** Two symptoms of one silent cause are seen within a scrape interval plus its jitter of each other (60 s + 30 s). */
    sharedWindowMs: 90 * SECOND,
    /** A silent parent of more CIs than this shares too much to prove anything: two of 500 fail together by chance. */
    sharedFanOut: 500,
    /** Of the dependants of something that failed silently at least so many show it within the window: redundancy and slow probes hide the rest. */
    sharedShowShare: 0.3,
    /** How surely a port that is down is the one towards a dependant in trouble, as long as no other dependant accounts for it. */
    unclaimedPort: 0.85,
    /** Nobody looks at a dependant later than this after its port went down: four rounds of a poller, a rule that waits for three minutes. */
    portClaimMs: 5 * MINUTE,
    /** Devices tell of their ports within seconds of one failure; routing sessions die a few hellos later. */
    promptWindowMs: 20 * SECOND,
    /** A core switch under a site of 2,000 CIs still is one incident; more members explain nothing to a person. */
    maxMembers: 2_000,
    /** Incidents that one late root cause may pull together. */
    maxMerges: 50,
    /** Open incidents of a partition; a storm of unrelated alerts beyond this must not make records without end. */
    maxOpenIncidents: 10_000,
  },
  onset: {
    /** The symptoms of one onset begin within half a minute: probes of 30 s, traps at once. */
    windowMs: 30 * SECOND,
    /** Fewer conditions than this returning together are a part of the incident, not all of it again. */
    minReturns: 5,
    /** It is the incident again, not a part of it, when at least such a share of its alerts returns. */
    returnShare: 0.1,
    /** At most so likely by the incident's own returns: one incident in a million windows is cut in two for nothing. */
    chance: 1e-6,
    /** Returns remembered for each incident; so many in one window are an onset, however large the incident is. */
    maxReturns: 64,
  },
  inhibit: {
    /** The direct cause chain: what a device three hops above does to an alert is for grouping to say. */
    hops: 3,
  },
  rootCause: {
    /** Candidates shown: people read five. */
    top: 5,
    /** A silent CI is a suspect only when at least this many alerting CIs speak for it: one alerting CI explains itself. */
    silentMinExplained: 2,
    /** A cause is often reported after its symptoms: one scrape interval. */
    precedenceToleranceMs: 60 * SECOND,
    /** Beyond the tolerance a symptom loses weight over this time: five scrapes later a cause would have been seen long since. */
    precedenceFadeMs: 5 * MINUTE,
    /** What is left of the weight of a late symptom: slow probes and thresholds with a hold time tell of causes late. */
    latest: 0.2,
    /** The same for conditions by rule: checks repeat three times, rules wait for minutes, so lateness says less of them than of metrics. */
    latestCondition: 0.6,
    /** Strength by numbers ends here (64 times the limit): beyond it the units of two metrics differ more than their troubles. */
    maxStrength: 6,
    /** Slowness or pressure under more load than usual is the callers' doing or its own: even odds. */
    underLoad: 0.5,
    /** Most requests to a slow callee wait and succeed: of a caller's failures it explains half as much as of its slowness. */
    slowMakesFail: 0.5,
    /** A degraded callee is felt by some of its callers' requests only: less than half of it, and halved again for each hop. */
    felt: 0.4,
    feltPerHop: 0.5,
    /** The same for a condition that somebody wrote a rule for: it says that somebody feels it, a step further a little less. */
    feltByRule: 0.7,
    feltByRulePerHop: 0.8,
    /** A power supply's trouble that reaches a CI over anything but a power cord: a rack or a room at most. */
    powerElsewhere: 0.2,
    /** A device whose fan or power supply failed runs on the other one: rarely does anything that needs it notice. */
    sparePart: 0.3,
    /** A device that is down explains nearly all of what is down behind it. */
    explainsHard: 0.9,
    /** A port in trouble that names no other end may lead to the CI in question or elsewhere: two in three, for trouble on both is seldom chance. */
    unnamedPort: 0.7,
    /** A degraded callee takes at most this much off its caller's symptoms: the caller may have a trouble of its own as well. */
    explainsFelt: 0.3,
    /** Of one rule's word by another's: most of it, as people who write rules for both expect; .6 to .9 rank alike. */
    explainsByRule: 0.8,
    /** Nobody knows whether and how a silent CI failed: less than a known failure, more than half, for something has to explain the rest. */
    silent: 0.6,
    /** What is left of that doubt with each neighbour whose port or session lost it (it may have lost its own cable only), and with a change. */
    doubtPerWitness: 0.5,
    /**
     * Share of its parts' weights that speaks for a whole. With all of n parts hit alike the whole wins from three parts on; of two, one
     * may be the cause of the other's trouble.
     */
    whole: 0.4,
  },
  /** CIs outside of an incident that may be its cause all the same: the CMDB does not know what they are for (decision 0121). */
  unlinked: {
    /** Incidents on fewer alerting CIs explain themselves. */
    minCis: 3,
    /** Trouble at the same time on a CI of unknown use is seldom chance: two cases of three, as with a port that names no other end. */
    share: 0.7,
    /** With more of them at the same time the time says nothing of any: as many as candidates are shown. */
    maxCis: 5,
    /** Where more incidents than this open in the window, openings at the same time are the rule; it bounds the search, too. */
    maxOpened: 100,
  },
  novelty: NOVELTY_POLICY,
  words: WORD_POLICY,
  verdict: {
    /** A verdict of a quarter ago counts half: estates change. */
    halfLifeMs: 90 * DAY,
    /** Two confirmations of the very same are as good as certain: each doubles the score, more than these do not add to it. */
    most: 2,
    /** What holds for a type of CI says a quarter of what was said of the CI itself. */
    backOff: 0.25,
    /** Classes of one CI that a verdict is remembered for. */
    maxClasses: 8,
    /** Candidates of one incident that are judged. */
    maxPerIncident: 20,
    /** Kinds of causes remembered; the least recently judged goes first. */
    maxRecords: 20_000,
  },
  change: {
    /** A bad change shows within the change window of most sites; what begins later has other reasons as likely. */
    windowMs: 30 * MINUTE,
    /** A device tells of its new configuration when somebody saves it: seconds after it took effect. */
    toleranceMs: 30 * SECOND,
    /**
     * Most outages follow a change of something live (Google's SRE book: about 70 %), and unusual changes are rare: a change a moment before
     * weighs as much as two confirmations by operators, less the longer ago.
     */
    factor: 4,
    /** Remembered: a roll-out touches a CI a few times, and thousands of CIs in an hour. About 150 bytes each. */
    maxPerCi: 4,
    maxCis: 5_000,
  },
  incident: INCIDENT_POLICY,
  priority: {
    /** A service of this criticality stands for the business: its failure is the highest impact. */
    criticalService: 4,
    /** So many alerting CIs at once are a failure of infrastructure, whatever stands on them. */
    widespreadCis: 20,
    /** CIs up to this criticality (a PC, a printer) can wait: urgency is at most medium. */
    minorCi: 1,
    /** Criticality of CIs and services that have none. */
    defaultCriticality: 3,
  },
  holdDown: {
    /** What clears sooner passes by itself before anybody could look: a link that bounces, a process that restarts, one missed probe. */
    ms: 30 * SECOND,
    /** These do not wait: a false alarm costs less than half a minute of an outage. */
    priorities: ['P1', 'P2'],
    /** Alerting CIs from which it is no transient of one thing. */
    cis: 3,
  },
  problem: problemPolicy,
  affinity: AFFINITY_POLICY,
  notices: NOTICE_POLICY,
  storm: STORM_POLICY,
  command: {
    /** Command ids remembered, so that a command delivered twice is applied once. */
    remembered: 10_000,
  },
} as const

type Widen<T> = T extends number
  ? number
  : T extends readonly string[]
    ? readonly string[]
    : T extends readonly number[]
      ? readonly number[]
      : { readonly [K in keyof T]: Widen<T[K]> }
export type Policy = Widen<typeof defaultPolicy>

/** Hash of a policy, shown beside every figure that was measured with it. */
export function policyHash(policy: Policy): string {
  return stableHash(JSON.stringify(policy))
}
