// How readily trouble of one family on a CI shows as trouble of another family on what depends on it. 1: as a rule; 0: never.
import type { Family } from './class-families.ts'

type Row = Readonly<Record<Family, number>>

/**
 * Row: the cause, upstream. Column: the symptom, downstream. Judgement, not measurement: the next source of these numbers is what
 * the engine learns from the stream. A full disk is not caused from outside (capacity column), an intrusion neither.
 */
const CAUSES = {
  power: {
    power: 1,
    hardware: 0.8,
    reachability: 1,
    link: 1,
    performance: 0.7,
    application: 0.9,
    capacity: 0.1,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  hardware: {
    power: 0.3,
    hardware: 0.7,
    reachability: 0.9,
    link: 0.9,
    performance: 0.9,
    application: 0.8,
    capacity: 0.2,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  reachability: {
    power: 0.2,
    hardware: 0.1,
    reachability: 1,
    link: 1,
    performance: 0.8,
    application: 0.9,
    capacity: 0.05,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  link: {
    power: 0.1,
    hardware: 0.1,
    reachability: 0.95,
    link: 0.95,
    performance: 0.8,
    application: 0.8,
    capacity: 0.05,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  performance: {
    power: 0,
    hardware: 0.1,
    reachability: 0.5,
    link: 0.4,
    performance: 1,
    application: 0.9,
    capacity: 0.3,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  application: {
    power: 0,
    hardware: 0,
    reachability: 0.5,
    link: 0.2,
    performance: 0.9,
    application: 1,
    capacity: 0.3,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.7,
  },
  capacity: {
    power: 0,
    hardware: 0.1,
    reachability: 0.6,
    link: 0.3,
    performance: 0.9,
    application: 0.9,
    capacity: 0.3,
    security: 0.1,
    configuration: 0.1,
    unknown: 0.6,
  },
  security: {
    power: 0,
    hardware: 0,
    reachability: 0.2,
    link: 0.1,
    performance: 0.5,
    application: 0.4,
    capacity: 0.2,
    security: 0.9,
    configuration: 0.3,
    unknown: 0.5,
  },
  configuration: {
    power: 0.1,
    hardware: 0.1,
    reachability: 0.7,
    link: 0.7,
    performance: 0.7,
    application: 0.8,
    capacity: 0.2,
    security: 0.3,
    configuration: 0.5,
    unknown: 0.6,
  },
  unknown: {
    power: 0.3,
    hardware: 0.3,
    reachability: 0.7,
    link: 0.7,
    performance: 0.7,
    application: 0.7,
    capacity: 0.3,
    security: 0.3,
    configuration: 0.3,
    unknown: 0.8,
  },
} as const satisfies Record<Family, Row>

/** How well a family shows that something silent which many share has failed. What starts inside of a CI shows nothing of it. */
const SHOWS_SHARED = {
  power: 1,
  reachability: 1,
  link: 0.9,
  performance: 0.8,
  application: 0.8,
  unknown: 0.65,
  configuration: 0.1,
  hardware: 0.2,
  security: 0.1,
  capacity: 0,
} as const satisfies Row

/** On one CI most troubles have to do with each other, whichever came first. */
const SAME_CI_FLOOR = 0.65

/** How readily `cause` upstream shows as `symptom` downstream, 0..1. */
export function causes(cause: Family, symptom: Family): number {
  return CAUSES[cause][symptom]
}

/** How well two troubles on one CI fit, 0..1. */
export function sameCiFit(a: Family, b: Family): number {
  return Math.max(CAUSES[a][b], CAUSES[b][a], SAME_CI_FLOOR)
}

/** How well two troubles on different CIs speak for a silent cause that both share, 0..1. */
export function sharedFit(a: Family, b: Family): number {
  return Math.min(SHOWS_SHARED[a], SHOWS_SHARED[b])
}

/** How likely trouble of a family is a cause rather than a symptom, 0..1. */
export const CAUSE_PRIOR = {
  power: 1,
  hardware: 0.9,
  reachability: 0.85,
  link: 0.8,
  configuration: 0.7,
  capacity: 0.65,
  unknown: 0.5,
  application: 0.5,
  performance: 0.45,
  security: 0.4,
} as const satisfies Row
