// The CMDB comes to know CIs on which alerts stand already: an import on the day of the installation, a device that was forgotten.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AWKWARD, play, story } from '../../../test/support/engine-story.ts'
import type { Beat } from '../../../test/support/engine-story.ts'
import { makeEvent } from '../../../test/support/make-event.ts'
import { toldByDrawing } from '../../../test/support/told-by-drawing.ts'
import { readTopology } from '../../../test/support/topology-notation.ts'
import { EPOCH, VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import { buildTopology } from '../../topology/build-topology.ts'
import { buildIndex } from '../build-index.ts'

const NOTHING: CmdbFile = { cis: [], relationships: [] }
const RACK = buildTopology(
  readTopology('access-1 > srv-[1..3]', new Map([['srv-1', { attributes: { ip: ['10.0.0.1'] } }]])),
)
const SECOND = 1_000

function down(ci: string, seconds: number, more: Partial<Parameters<typeof makeEvent>[0]> = {}) {
  return makeEvent({ ci, eventClass: 'HostDown', at: EPOCH + seconds * SECOND, ...more })
}

function feed(engine: VirtualEngine, ...events: readonly ReturnType<typeof down>[]) {
  return events.flatMap((event) => engine.feed(event.observedAt, [event]))
}

function imported(engine: VirtualEngine, seconds: number): void {
  engine.swap(RACK)
  engine.moveTo(EPOCH + seconds * SECOND)
}

function whereIs(engine: VirtualEngine): string[] {
  return [...engine.alerts.values()].filter(({ state }) => state === 'active').map(({ ci }) => ci.id)
}

function expectCounted({ incidents, alerts }: VirtualEngine['state']): void {
  for (const { id, state, alertIds, activeCount } of incidents.values()) {
    if (state === 'closed') continue
    const active = [...alertIds].filter((alert) => alerts.get(alert)?.state === 'active')
    expect(activeCount, id).toBe(active.length)
  }
}

describe('a CI that the CMDB did not have', () => {
  it('imported => its alert is on it, the same alert in the same incident, which says so', () => {
    const engine = new VirtualEngine(NOTHING)
    const [opened] = feed(engine, down('srv-2', 0))
    expect(whereIs(engine)).toEqual(['host:srv-2'])
    imported(engine, 10)
    const [alert] = [...engine.alerts.values()]
    expect(alert).toMatchObject({ id: opened?.alertId, ci: { id: 'srv-2', type: 'server', managed: true } })
    expect(alert?.membership?.incidentId).toBe(opened?.incidentId)
    expect(engine.activities.filter(({ kind }) => kind === 'placed')).toMatchObject([
      { incidentId: opened?.incidentId, actor: 'engine', values: { alerts: 1, from: 'srv-2', ci: 'srv-2' } },
    ])
    const [repeated] = feed(engine, down('srv-2', 20))
    expect(repeated).toMatchObject({ decision: 'repeated', alertId: alert?.id })
    const [cleared] = feed(engine, down('srv-2', 30, { kind: 'clear' }))
    expect(cleared).toMatchObject({ decision: 'cleared', alertId: alert?.id })
  })

  it.each([
    ['the cause first', ['access-1', 'srv-1', 'srv-2', 'srv-3']],
    ['the cause last', ['srv-1', 'srv-2', 'srv-3', 'access-1']],
  ])('what depends on each other becomes one incident, the oldest: %s', (_, hosts) => {
    const engine = new VirtualEngine(NOTHING)
    feed(engine, ...hosts.map((host, n) => down(host, n)))
    expect(engine.open()).toHaveLength(hosts.length)
    const oldest = engine.open()[0]?.id ?? ''
    engine.order(EPOCH + 5 * SECOND, { id: 'ack', type: 'acknowledge', actor: 'ann', incidentId: oldest })
    imported(engine, 60)
    const open = engine.open()
    expect(open).toMatchObject([{ id: oldest, state: 'acknowledged', alertCount: 4 }])
    expect(open[0]?.rootCause[0]?.ci).toBe('access-1')
    const memberships = [...engine.alerts.values()].map(({ membership }) => membership)
    expect(memberships.every((membership) => membership?.incidentId === oldest)).toBe(true)
    expect(memberships.map((membership) => membership?.evidence[0]?.kind)).toContainEqual(
      expect.stringMatching(/topology_path|shared_dependency/),
    )
  })

  it('alerts of one CI move together; those that stay have their incident', () => {
    const engine = new VirtualEngine(NOTHING)
    feed(engine, down('srv-1', 0), down('srv-1', 1, { eventClass: 'DiskFull' }), down('access-1', 2))
    expect(engine.open()).toHaveLength(2)
    imported(engine, 60)
    expect(engine.open()).toMatchObject([{ alertCount: 3 }])
    expect(
      engine.activities
        .filter(({ kind }) => kind === 'placed')
        .map(({ values }) => values['alerts'])
        .sort(),
    ).toEqual([1, 2])
  })

  it('what only the event says of its place counts with the next raise', () => {
    const engine = new VirtualEngine(NOTHING)
    const resource = { hints: { hostname: 'named-otherwise', ip: '10.0.0.1' } }
    const told = (seconds: number) => ({ ...down('x', seconds), resource, fingerprint: 'one' })
    const [opened] = feed(engine, told(0))
    imported(engine, 10)
    expect(whereIs(engine)).toEqual(['host:named-otherwise'])
    const [repeated] = feed(engine, told(20))
    expect(repeated).toMatchObject({ decision: 'repeated', alertId: opened?.alertId, incidentId: opened?.incidentId })
    expect(whereIs(engine)).toEqual(['srv-1'])
  })

  it('two names turn out to be one CI => its condition is one alert once both have been raised again', () => {
    const engine = new VirtualEngine(NOTHING)
    const zabbix = { source: 'zabbix' }
    feed(engine, down('srv-1', 0), down('10.0.0.1', 1, zabbix))
    imported(engine, 10)
    // One has the place, the other one keeps standing where it was.
    expect(whereIs(engine)).toHaveLength(2)
    const [one, other] = feed(engine, down('srv-1', 20), down('10.0.0.1', 21, zabbix))
    expect(other?.alertId).toBe(one?.alertId)
    expect(whereIs(engine)).toEqual(['srv-1'])
    const [first, last] = feed(
      engine,
      down('srv-1', 30, { kind: 'clear' }),
      down('10.0.0.1', 31, { ...zabbix, kind: 'clear' }),
    )
    expect([first?.decision, last?.decision]).toEqual(['source_cleared', 'cleared'])
  })

  it('a silence over the CI holds it back from then on', () => {
    const engine = new VirtualEngine(NOTHING)
    feed(engine, down('srv-2', 0))
    const silence = {
      id: 'sil-1',
      revision: 1,
      matchers: [{ name: 'ci', value: 'srv-2', isRegex: false, isEqual: true }],
      startsAt: EPOCH,
      endsAt: EPOCH + 600 * SECOND,
      createdBy: 'ann',
      comment: 'cables are changed',
      updatedAt: EPOCH,
    }
    engine.order(EPOCH + SECOND, { id: 'hold', type: 'setSilence', actor: 'ann', silence })
    imported(engine, 10)
    expect([...engine.alerts.values()]).toMatchObject([{ suppression: { kind: 'silence', by: ['sil-1'] } }])
  })

  it('another version while they are looked for => once more when that is done', () => {
    const engine = new VirtualEngine(NOTHING)
    feed(engine, ...Array.from({ length: 50 }, (_, n) => down(`srv-${n + 4}`, n / 100)), down('srv-3', 1))
    engine.swap(buildTopology(readTopology('access-1 > srv-[4..50]')))
    engine.moveTo(EPOCH + 1_300)
    const known = whereIs(engine).filter((id) => !id.startsWith('host:')).length
    engine.swap(RACK)
    engine.moveTo(EPOCH + 4 * SECOND)
    expect(known).toBeGreaterThan(0)
    expect(known).toBeLessThan(47)
    expect(whereIs(engine)).toContain('srv-3')
  })

  it.each([
    ['the causes first', 0],
    ['the causes last', 900],
  ])('a storm of the first minute falls into the faults that it was made of: %s', (_, causesAtMs) => {
    const hosts = Array.from({ length: 75 }, (_, n) => `srv-${n + 1}`)
    const estate = buildTopology(
      readTopology('access-1 > srv-[1..25]; access-2 > srv-[26..50]; access-3 > srv-99; pdu-1 > srv-[71..72]'),
    )
    const at = (ms: number) => ({ at: EPOCH + ms, observedAt: EPOCH + ms })
    const raises = [
      ...['access-1', 'access-2'].map((ci, n) =>
        makeEvent({ id: `cause-${n}`, ci, eventClass: 'HostDown', ...at(causesAtMs + n) }),
      ),
      makeEvent({ id: 'power', ci: 'access-1', eventClass: 'powerLost', ...at(causesAtMs + 5) }),
      ...hosts.map((ci, n) => makeEvent({ id: `host-${n}`, ci, eventClass: 'HostDown', ...at(100 + n * 10) })),
    ].sort((a, b) => a.observedAt - b.observedAt)
    const told = (restarts: boolean): VirtualEngine => {
      const engine = new VirtualEngine(NOTHING)
      for (const raise of raises) engine.feed(raise.observedAt, [raise])
      engine.swap(estate)
      for (let n = 1; n <= 30; n++) {
        engine.moveTo(EPOCH + n * SECOND)
        if (restarts) engine.restart()
      }
      return engine
    }
    const engine = told(false)
    const homes = new Map<string, Set<string>>()
    for (const { ci, membership } of engine.alerts.values()) {
      const home = membership?.incidentId ?? ''
      homes.set(home, (homes.get(home) ?? new Set()).add(ci.id))
    }
    const homeOf = (ci: string) => [...homes.values()].find((cis) => cis.has(ci)) ?? new Set()
    expect(homeOf('access-1')).toEqual(new Set(['access-1', ...hosts.slice(0, 25)]))
    expect(homeOf('access-2')).toEqual(new Set(['access-2', ...hosts.slice(25, 50)]))
    expect(homeOf('srv-71')).toEqual(new Set(['srv-71', 'srv-72']))
    // What nothing relates opens nothing: as before, part of the storm or, of those before it was one, alone.
    expect(homeOf('host:srv-75').size).toBeGreaterThan(10)
    expectCounted(engine.state)
    const restarted = told(true)
    expect([...restarted.incidents]).toEqual([...engine.incidents])
    expect(restarted.encoded()).toBe(engine.encoded())
  })

  it('of another tenant, without a name, or unknown still => as it fits', () => {
    const engine = new VirtualEngine(NOTHING)
    const nameless = { ...down('x', 2), resource: {}, fingerprint: 'nowhere' }
    feed(engine, down('srv-2', 0, { domain: 'acme' }), down('srv-9', 1), nameless)
    imported(engine, 10)
    expect(whereIs(engine)).toEqual(['srv-2', 'host:srv-9', 'unidentified:nowhere'])
  })
})

describe('any story in which the CMDB comes later', () => {
  const PARTS: readonly CmdbFile[] = [
    NOTHING,
    { cis: AWKWARD.cis.filter((_, n) => n % 2 === 0), relationships: AWKWARD.relationships },
    AWKWARD,
  ]

  function told(beats: readonly Beat[], every: number, swapAt: number, check: (engine: VirtualEngine) => void): string {
    const engine = new VirtualEngine(PARTS[0]!)
    play(engine, beats, (beat) => {
      if (beat === swapAt) engine.swap(buildTopology(PARTS[1]!))
      if (beat === 2 * swapAt) engine.swap(buildTopology(PARTS[2]!))
      if (every > 0 && beat % every === 0) engine.restart()
      check(engine)
    })
    engine.moveTo(engine.now + SECOND)
    check(engine)
    return JSON.stringify([
      engine.decisions,
      engine.activities,
      [...engine.alerts],
      [...engine.incidents],
      engine.encoded(),
    ])
  }

  it('stopped and started again anywhere => the same bytes; what is drawn and indexed follows from the state', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 30 }), (beats, every, swapAt) => {
        const straight = told(beats, 0, swapAt, ({ state, context: { topology, policy } }) => {
          const { index } = state
          if (index === null || index.topology !== topology) return
          const anew = buildIndex(state, topology, policy.grouping.hops)
          expect(toldByDrawing(index)).toEqual(toldByDrawing(anew))
          for (const name of ['alertByKey', 'alertBySource'] as const)
            expect(new Set(index[name].keys())).toEqual(new Set(anew[name].keys()))
          expectCounted(state)
          expect([index.activeAlerts, index.strangers]).toEqual([anew.activeAlerts, anew.strangers])
          expect(new Set(index.downAlerts.keys())).toEqual(new Set(anew.downAlerts.keys()))
        })
        expect(told(beats, every, swapAt, () => undefined)).toBe(straight)
      }),
      { numRuns: 80 },
    )
  })
})
