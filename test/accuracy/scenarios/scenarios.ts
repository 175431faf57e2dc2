// All scenarios of the corpus.
import type { Scenario } from '../scenario.ts'
import { campusScenarios } from './campus.ts'
import { dataCentreScenarios } from './data-centre.ts'
import { furtherScenarios } from './further.ts'
import { microserviceScenarios } from './microservices.ts'
import { siteScenarios } from './sites.ts'
import { storageScenarios } from './storage.ts'
import { virtualisationScenarios } from './virtualisation.ts'
import { wanScenarios } from './wan.ts'

export const SCENARIOS: readonly Scenario[] = [
  ...campusScenarios,
  ...dataCentreScenarios,
  ...wanScenarios,
  ...siteScenarios,
  ...virtualisationScenarios,
  ...microserviceScenarios,
  ...storageScenarios,
  ...furtherScenarios,
]
