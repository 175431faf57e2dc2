// The way of an event through the engine: this list, in this order.
import type { Stage } from '../passage.ts'
import { dedupe } from './dedupe.ts'
import { flap } from './flap.ts'
import { group } from './group.ts'
import { identify } from './identify.ts'
import { inhibit } from './inhibit.ts'
import { lifeCycle } from './life-cycle.ts'
import { linkProblem } from './link-problem.ts'
import { notice } from './notice.ts'
import { rankRootCause } from './rank-root-cause.ts'
import { resolveCi } from './resolve-ci.ts'
import { suppress } from './suppress.ts'

export const STAGES: readonly Stage[] = [
  identify,
  notice,
  resolveCi,
  dedupe,
  flap,
  suppress,
  inhibit,
  group,
  rankRootCause,
  lifeCycle,
  linkProblem,
]
