// A CMDB is written by people and tools: it has circles, things that need themselves, and things that are not there. Walks end all the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATIONSHIP_TYPES, type CmdbFile } from '../../correlate/contract/ci.ts'
import { defaultPolicy } from '../../correlate/engine/engine.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import { makeEvent } from '../support/make-event.ts'
import { EPOCH } from '../support/virtual-engine.ts'
import { LogRun } from './log-run.ts'

const CIS = 14
const TYPES = ['core-switch', 'access-switch', 'server', 'service', 'pdu']

/** Any relationships between few CIs, also to themselves, in circles, twice, and to one (the last id) that does not exist. */
const tangled: fc.Arbitrary<CmdbFile> = fc
  .record({
    types: fc.array(fc.constantFrom(...TYPES), { minLength: CIS, maxLength: CIS }),
    relationships: fc.array(
      fc.record({
        from: fc.nat({ max: CIS }),
        to: fc.nat({ max: CIS }),
        type: fc.constantFrom(...RELATIONSHIP_TYPES),
        redundancy: fc.constantFrom('uplink', 'pool', null),
      }),
      { maxLength: 70 },
    ),
  })
  .map(({ types, relationships }) => ({
    cis: types.map((type, i) => ({ id: `ci-${i}`, type, name: `ci-${i}`, attributes: { hostname: `ci-${i}` } })),
    relationships: relationships.map(({ from, to, type, redundancy }) => ({
      from: `ci-${from}`,
      to: `ci-${to}`,
      type,
      ...(redundancy === null ? {} : { redundancy }),
    })),
  }))

describe('any topology', () => {
  it('walks end, meet each CI once and never the one they began at', () => {
    fc.assert(
      fc.property(tangled, fc.integer({ min: 1, max: 50 }), (cmdb, hops) => {
        const topology = buildTopology(cmdb)
        for (const { id } of cmdb.cis) {
          const upstream = topology.upstream(id, hops).map(({ ci }) => ci)
          const downstream = topology.downstream(id, hops)
          for (const found of [upstream, downstream]) {
            expect(new Set(found).size).toBe(found.length)
            expect(found).not.toContain(id)
            expect(found).not.toContain(`ci-${CIS}`)
          }
          expect(topology.downstreamCount(id, hops)).toBe(downstream.length)
          expect(topology.path(id, `ci-${CIS}`, hops)).toBeNull()
        }
        const left = cmdb.relationships.filter(({ from, to }) => from === to || [from, to].includes(`ci-${CIS}`))
        expect(topology.faults.length).toBeGreaterThanOrEqual(left.length)
      }),
      { numRuns: 150 },
    )
  })

  it('everything fails and comes back: each event is decided, each alert is in one incident at most, counts are right', () => {
    fc.assert(
      fc.property(tangled, fc.array(fc.nat({ max: CIS }), { minLength: 5, maxLength: 40 }), (cmdb, order) => {
        const events = order.map((ci, index) =>
          makeEvent({
            id: `t-${index}`,
            ci: `ci-${ci}`,
            eventClass: index % 3 === 0 ? 'HostDown' : 'linkDown',
            kind: index % 7 === 6 ? 'clear' : 'raise',
            at: EPOCH + index * 700,
          }),
        )
        // LogRun checks the laws at every step.
        const run = new LogRun({ name: 'tangled', cmdb, events }).feed(events, 7_200_000)
        expect(run.decisions).toHaveLength(events.length)
        for (const { rootCause } of run.incidents.values())
          expect(rootCause.length).toBeLessThanOrEqual(defaultPolicy.rootCause.top)
      }),
      { numRuns: 60 },
    )
  })
})
