import { describe, expect, it } from 'vitest'
import type { CiRevision } from '../../correlate/contract/change.ts'
import { atOnce } from '../../platform/pieces/pausing.ts'
import { CiGraph } from './ci-graph.ts'

const revision = (version: string, loadedAt: number): CiRevision => ({
  version,
  loadedAt,
  total: 1,
  ci: { id: 'sw-1', type: 'switch', name: 'sw-1', attributes: {} },
  relationships: [],
})

describe('CiGraph', () => {
  it('while a version is being built => the one before is current', () => {
    const graph = new CiGraph()
    atOnce(graph.apply(revision('v1', 1)))
    const building = graph.apply(revision('v2', 2))
    expect(building.next().done).toBe(false)
    expect(graph.version).toBe('v1')
    expect(atOnce(building)).toBe(true)
    expect(graph.version).toBe('v2')
  })

  it('a newer version comes meanwhile => it stays', () => {
    const graph = new CiGraph()
    const building = graph.apply(revision('v2', 2))
    building.next()
    atOnce(graph.apply(revision('v3', 3)))
    expect([atOnce(building), graph.version]).toEqual([false, 'v3'])
  })
})
