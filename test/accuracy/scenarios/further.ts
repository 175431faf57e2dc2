// Further mixes of every family, which were tried with other seeds while the engine was built. Each is drawn twice, for development and held-out. Seeds follow a rule; nothing is selected by its score. Of 29 mixes tried, four are left out: their
// faults have conditions in common, where one incident would be no mistake (accuracy.test.ts).
import type { Scenario } from '../scenario.ts'
import { NETWORK_MIXES } from './further-networks.ts'
import { SYSTEM_MIXES } from './further-systems.ts'

export type Mix = Omit<Scenario, 'set' | 'seed'>

const lookedAtSeed = (n: number): number => 7_013 + 26 * n
const heldOutSeed = (n: number): number => 9_017 + 17 * n

export const furtherScenarios: readonly Scenario[] = [...NETWORK_MIXES, ...SYSTEM_MIXES].flatMap(
  (mix, n): Scenario[] => [
    { ...mix, set: 'development', seed: lookedAtSeed(n) },
    { ...mix, name: `${mix.name}, drawn again`, set: 'held-out', seed: heldOutSeed(n) },
  ],
)
