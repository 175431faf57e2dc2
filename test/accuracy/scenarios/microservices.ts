// Services that call services: symptoms at the callers, the cause at a callee.
import { microservices } from '../estate/microservices.ts'
import type { MicroservicesSize } from '../estate/microservices.ts'
import type { Estate } from '../estate/estate.ts'
import type { Random } from '../random.ts'
import { badChange, certificateExpires, dies, diskFills, fails, slows } from '../reality/fault-kinds.ts'
import type { Scenario } from '../scenario.ts'

const family = 'microservices'

function size(prefix: string, more: Partial<MicroservicesSize> = {}): (random: Random) => Estate {
  const usual = { nodes: 12, layers: [4, 8, 12, 8], replicas: 3, databases: 4, queues: 2 }
  return (random) => microservices({ prefix, ...usual, ...more }, random)
}

export const microserviceScenarios: readonly Scenario[] = [
  {
    name: 'microservices: a slow database is felt three calls up',
    family,
    set: 'development',
    seed: 61,
    estate: size('shop'),
    faults: [{ at: 25, lasts: 30, fault: slows('shop-db-2') }],
  },
  {
    name: 'microservices: a node dies with a pod of many services, replicas hold most of them',
    family,
    set: 'development',
    seed: 62,
    estate: size('shop'),
    faults: [{ at: 25, lasts: 25, fault: dies('shop-node-5') }],
  },
  {
    name: 'microservices: bad deployment of a middle service breaks its callers',
    family,
    set: 'development',
    seed: 63,
    estate: size('shop'),
    faults: [{ at: 25, lasts: 20, fault: badChange('shop-ms-3-4', 'failing', 40) }],
  },
  {
    name: 'microservices: certificate of a service expires while a queue fills up under other services',
    family,
    set: 'development',
    seed: 64,
    estate: size('pay', { layers: [3, 9, 14, 9] }),
    faults: [
      { at: 25, lasts: 30, fault: certificateExpires('pay-ms-3-4') },
      { at: 31, lasts: 28, fault: slows('pay-mq-1') },
    ],
  },
  {
    name: 'microservices: a back service is changed and fails without a word of its own, its callers complain',
    family,
    set: 'development',
    seed: 65,
    estate: size('pay'),
    faults: [{ at: 25, lasts: 20, fault: badChange('pay-ms-4-3', 'failing', 90), root: 'silent' }],
  },
  {
    name: 'microservices: the cluster resolver fails, front services with it',
    family,
    set: 'held-out',
    seed: 601,
    estate: size('pay'),
    faults: [{ at: 26, lasts: 18, fault: fails('pay-coredns') }],
  },
  {
    name: 'microservices: disk of a database host fills, the database stops, callers fail',
    family,
    set: 'held-out',
    seed: 602,
    estate: size('toy', { databases: 6 }),
    faults: [{ at: 22, lasts: 35, fault: diskFills('toy-db-3-host', ['toy-db-3'], 7) }],
  },
  {
    name: 'microservices: late root, the database exporter answers four minutes after the callers complain',
    family,
    set: 'held-out',
    seed: 603,
    estate: size('toy'),
    faults: [{ at: 25, lasts: 25, fault: fails('toy-db-1'), root: { laterMs: 4 * 60_000 } }],
  },
  {
    name: 'microservices: two back services fail two minutes apart, each with callers of its own',
    family,
    set: 'held-out',
    seed: 604,
    estate: size('fly', { layers: [5, 10, 16, 14] }),
    faults: [
      { at: 25, lasts: 25, fault: fails('fly-ms-4-10') },
      { at: 27, lasts: 25, fault: fails('fly-ms-4-14') },
    ],
  },
  {
    name: 'microservices: two Prometheus servers tell everything twice, a queue dies',
    family,
    set: 'held-out',
    seed: 605,
    estate: size('toy', { nodes: 20, queues: 3 }),
    faults: [{ at: 25, lasts: 25, fault: dies('toy-mq-2') }],
    replicas: 2,
  },
]
