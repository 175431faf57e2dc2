import { describe, expect, it } from 'vitest'
import { readTopology } from '../../../test/support/topology-notation.ts'
import type { ScopeEntry } from '../maintenance/window.ts'
import { coveredBy } from './covered.ts'
import { buildGraph } from './graph.ts'

const graph = buildGraph(
  readTopology(
    'core-1, core-2 > dist-1 > access-1 > pc-1; core-1 > srv-1 > db-1 > svc-a; srv-1 > app-1 > svc-b; srv-2 > db-1',
    new Map([
      ['access-1', { site: 'north' }],
      ['pc-1', { site: 'north' }],
    ]),
    ['srv-1', 'srv-2'].map((to) => ({ from: 'db-1', to, type: 'runsOn', redundancy: 'nodes' }) as const),
  ),
)
const covered = (...entries: ScopeEntry[]): string => [...coveredBy(graph, { entries })].sort().join(' ')
const ci = (id: string, dependants: 'none' | 'failing' | 'all'): ScopeEntry => ({ kind: 'ci', id, dependants })

describe('what a maintenance window covers', () => {
  it.each<[string, ScopeEntry[], string]>([
    ['a CI alone', [ci('dist-1', 'none')], 'dist-1'],
    ['with what fails', [ci('dist-1', 'failing')], 'access-1 dist-1 pc-1'],
    ['one of two cores, dependants keep the other', [ci('core-2', 'failing')], 'core-2'],
    ['one of two cores, with those that lose redundancy', [ci('core-2', 'all')], 'access-1 core-2 dist-1 pc-1'],
    [
      'both cores: nothing is left of dist-1',
      [ci('core-1', 'failing'), ci('core-2', 'failing')],
      'access-1 app-1 core-1 core-2 dist-1 pc-1 srv-1 svc-b',
    ],
    ['a site', [{ kind: 'site', id: 'north' }], 'access-1 pc-1'],
    ['a service and what only it needs', [{ kind: 'service', id: 'svc-a' }], 'db-1 srv-2 svc-a'],
    [
      'two services that share a server',
      ['svc-a', 'svc-b'].map((id) => ({ kind: 'service', id })),
      'app-1 db-1 srv-1 srv-2 svc-a svc-b',
    ],
    ['a host that the CMDB does not know', [ci('stray', 'all')], 'stray'],
    ['a site that nobody is at', [{ kind: 'site', id: 'moon' }], ''],
  ])('%s', (_what, entries, ids) => {
    expect(covered(...entries)).toBe(ids)
  })
})
