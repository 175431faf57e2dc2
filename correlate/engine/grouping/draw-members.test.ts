// Members that leave an incident leave what it would be without them, on any topology, with ports that name their other ends and without.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeEvent } from '../../../test/support/make-event.ts'
import { toldByDrawing } from '../../../test/support/told-by-drawing.ts'
import { EPOCH, VirtualEngine } from '../../../test/support/virtual-engine.ts'
import { RELATIONSHIP_TYPES, type CmdbFile } from '../../contract/ci.ts'
import { emptyDrawing } from '../engine-index.ts'
import type { IncidentRecord } from '../state.ts'
import { drawIncident, drawMember, takeMembers } from './draw-members.ts'

const CIS = 12
const HOPS = 4
const CLASSES = ['HostDown', 'NodeDown', 'linkDown', 'HighLatency', 'DiskFull'] as const

const cmdbs: fc.Arbitrary<CmdbFile> = fc
  .array(
    fc.record({
      from: fc.nat({ max: CIS - 1 }),
      to: fc.nat({ max: CIS - 1 }),
      type: fc.constantFrom(...RELATIONSHIP_TYPES),
    }),
    { minLength: 8, maxLength: 40 },
  )
  .map((relationships) => ({
    cis: Array.from({ length: CIS }, (_, n) => ({
      id: `ci-${n}`,
      type: n < 3 ? 'core-switch' : 'server',
      name: `ci-${n}`,
      attributes: {},
    })),
    relationships: relationships.map(({ from, to, type }) => ({ from: `ci-${from}`, to: `ci-${to}`, type })),
  }))

const wishes = fc.array(
  fc.record({
    ci: fc.nat({ max: CIS - 1 }),
    eventClass: fc.constantFrom(...CLASSES),
    /** Its port's other end; null: it is about no port that names one. */
    named: fc.option(fc.nat({ max: CIS - 1 })),
    seconds: fc.nat({ max: 20 }),
    leaves: fc.boolean(),
    /** It comes back, before anybody has asked what is said without it. */
    returns: fc.boolean(),
  }),
  { minLength: 2, maxLength: 40 },
)

it('any members that leave any incident, and come back: as if they had never been in it', () => {
  let taken = 0
  fc.assert(
    fc.property(cmdbs, wishes, fc.boolean(), (cmdb, given, plain) => {
      const engine = new VirtualEngine(cmdb)
      const events = given.map(({ ci, eventClass, named, seconds }, n) =>
        makeEvent({
          id: `e-${n}`,
          ci: `ci-${ci}`,
          eventClass,
          at: EPOCH + seconds * 1_000,
          component: `${named === null || plain ? 'ifIndex' : 'bgpPeer'}=${named === null ? n : `ci-${named}`}`,
        }),
      )
      engine.feed(EPOCH + 20_000, events)
      const { state, context } = engine
      const alerts = [...state.alerts.values()]
      const leaving = alerts.filter((_, n) => given[n]?.leaves === true)
      const [opened] = state.incidents.values()
      if (opened === undefined) throw new Error('the engine opened no incident')
      const incident: IncidentRecord = { ...opened, state: 'new', alertIds: new Set(alerts.map(({ id }) => id)) }
      const drawing = emptyDrawing(context.topology)
      for (const alert of alerts) drawMember(drawing, incident, alert, HOPS)
      for (const { id } of leaving) incident.alertIds.delete(id)
      takeMembers(drawing, state, incident, leaving, HOPS)
      for (const alert of leaving) {
        if (given[alerts.indexOf(alert)]?.returns !== true) continue
        incident.alertIds.add(alert.id)
        drawMember(drawing, incident, alert, HOPS)
      }
      const anew = emptyDrawing(context.topology)
      drawIncident(anew, state, incident, HOPS)
      expect(toldByDrawing(drawing)).toEqual(toldByDrawing(anew))
      if (leaving.length > 0 && leaving.length <= incident.alertIds.size) taken++
    }),
    { numRuns: 300 },
  )
  // Else most of them would have been drawn anew, which is right by itself.
  expect(taken).toBeGreaterThan(50)
})
