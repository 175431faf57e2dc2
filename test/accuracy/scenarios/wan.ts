// Wide-area networks: provider circuits nobody monitors, BGP sessions, routers behind routers.
import { wan } from '../estate/wan.ts'
import type { WanSize } from '../estate/wan.ts'
import type { Estate } from '../estate/estate.ts'
import { badChange, cableBreaks, cableFlaps, dies, diesUnseen, diskFills } from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'wan'

function size(prefix: string, more: Partial<WanSize> = {}): () => Estate {
  return () => wan({ prefix, cores: 6, pops: 8, branchesPerPop: 6, hostsPerBranch: 3, ...more })
}

export const wanScenarios: readonly Scenario[] = [
  {
    name: 'wan: a provider circuit fails, the branch behind it is cut off',
    family,
    set: 'development',
    seed: 31,
    estate: size('eu'),
    // Nobody monitors the circuit: a CE without power looks the same from the PE.
    faults: [{ at: 25, lasts: 25, fault: diesUnseen('eu-circuit-3-2', 'eu-ce-3-2') }],
  },
  {
    name: 'wan: PE router dies with six branches, another circuit fails at the same time',
    family,
    set: 'development',
    seed: 32,
    estate: size('eu'),
    faults: [
      { at: 25, lasts: 25, fault: dies('eu-pe-4') },
      { at: 26, lasts: 30, fault: diesUnseen('eu-circuit-7-1', 'eu-ce-7-1') },
    ],
  },
  {
    name: 'wan: BGP session of a branch flaps with its circuit',
    family,
    set: 'development',
    seed: 33,
    estate: size('eu'),
    faults: [
      {
        at: 22,
        lasts: 40,
        fault: {
          ...cableFlaps('eu-circuit-2-3', 'eu-pe-2', 14, 40, 110),
          roots: ['eu-circuit-2-3', 'eu-pe-2', 'eu-ce-2-3'],
        },
      },
    ],
  },
  {
    name: 'wan: cable between two P routers breaks, traffic finds another way',
    family,
    set: 'development',
    seed: 34,
    estate: size('nl', { cores: 8 }),
    faults: [{ at: 25, lasts: 20, fault: cableBreaks('nl-p-4', 'nl-p-3') }],
  },
  {
    name: 'wan: two circuits of one provider edge fail in the same minutes while a branch disk fills',
    family,
    set: 'held-out',
    seed: 301,
    estate: size('us', { pops: 10 }),
    faults: [
      { at: 26, lasts: 25, fault: diesUnseen('us-circuit-5-1', 'us-ce-5-1') },
      { at: 29, lasts: 24, fault: diesUnseen('us-circuit-5-4', 'us-ce-5-4') },
      { at: 30, lasts: 30, fault: diskFills('us-host-9-2-1', [], 5) },
    ],
  },
  {
    name: 'wan: bad change on a P router, everything behind it finds another way',
    family,
    set: 'held-out',
    seed: 302,
    estate: size('us', { cores: 5, pops: 10 }),
    faults: [{ at: 25, lasts: 20, fault: badChange('us-p-3', 'down', 60) }],
  },
  {
    name: 'wan: 20,000 CIs, a PE dies silently amid usual noise, two branches fail elsewhere',
    family,
    set: 'held-out',
    seed: 303,
    estate: size('tel', { cores: 24, pops: 120, branchesPerPop: 22, hostsPerBranch: 4 }),
    noise: 0.15,
    faults: [
      { at: 12, lasts: 12, fault: dies('tel-pe-61'), root: 'silent' },
      { at: 14, lasts: 10, fault: diesUnseen('tel-circuit-9-3', 'tel-ce-9-3') },
      { at: 15, lasts: 10, fault: dies('tel-ce-101-2') },
    ],
  },
  {
    name: 'wan: late root, the PE is heard of five minutes after its branches',
    family,
    set: 'held-out',
    seed: 304,
    estate: size('br'),
    faults: [{ at: 25, lasts: 25, fault: dies('br-pe-6'), root: { laterMs: 5 * 60_000 } }],
  },
  {
    name: 'wan: a regional collector holds events back by up to two minutes, a PE dies',
    family,
    set: 'held-out',
    seed: 305,
    estate: size('asia', { cores: 5, pops: 6 }),
    faults: [{ at: 25, lasts: 25, fault: dies('asia-pe-3') }],
    heldBackSeconds: 120,
  },
]
