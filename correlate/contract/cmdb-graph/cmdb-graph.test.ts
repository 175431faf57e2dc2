import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTopology } from '../../../test/support/topology-notation.ts'
import type { Relationship } from '../ci.ts'
import { fallOutOf, wayTo } from './fall-out.ts'
import { buildGraph } from './graph.ts'
import type { Graph } from './graph.ts'
import { layoutOf } from './layout.ts'
import type { Layout } from './layout.ts'
import { effectOn, redundancyOf, requirementsOf, wayFrom } from './requirements.ts'
import { ServiceEffects } from './service-effect.ts'

const alternative = (from: string, to: string, redundancy: string): Relationship => ({
  from,
  to,
  type: 'dependsOn',
  redundancy,
})
/** Two firewalls, any one of which is enough; a database without an alternative. */
const shop = buildGraph(
  readTopology('core-1 > fw-a; core-1 > fw-b; core-1 > srv-db > app-db; app-db > svc-shop', new Map(), [
    alternative('svc-shop', 'fw-a', 'firewall'),
    alternative('svc-shop', 'fw-b', 'firewall'),
  ]),
)
const nodeOf = (graph: Graph, id: string) => graph.nodes.get(id)! // the notation has it
const effectsOf = ({ fallen }: ReturnType<typeof fallOutOf>) =>
  Object.fromEntries(fallen.map(({ node, effect }) => [node.ci.id, effect]))

describe('what fails if these fail', () => {
  it.each([
    ['one of two alternatives => degraded', ['fw-a'], { 'svc-shop': 'degraded' }],
    ['both alternatives => down', ['fw-a', 'fw-b'], { 'svc-shop': 'down' }],
    ['a need without alternative => down, all the way', ['srv-db'], { 'app-db': 'down', 'svc-shop': 'down' }],
    ['nothing needs it => nothing', ['svc-shop'], {}],
    ['nobody knows it => nothing', ['elsewhere'], {}],
  ])('%s', (_what, failed, effects) => {
    expect(effectsOf(fallOutOf(shop, failed, 100))).toEqual(effects)
  })

  it('the way is the nearest that trouble takes; the bound is told', () => {
    const { fallen } = fallOutOf(shop, ['srv-db'], 100)
    const service = fallen.find(({ node }) => node.ci.id === 'svc-shop')
    expect(service === undefined ? [] : wayTo(service)).toEqual(['srv-db', 'app-db', 'svc-shop'])
    expect(fallOutOf(shop, ['core-1'], 2)).toMatchObject({ truncated: true, fallen: { length: 2 } })
  })
})

describe('what does this need', () => {
  it('nearest first, each with what its failure alone would do', () => {
    const start = nodeOf(shop, 'svc-shop')
    const { found, truncated } = requirementsOf(start, 100)
    expect(found.map(({ node, hops }) => [node.ci.id, hops, effectOn(start, node.ci.id)])).toEqual([
      ['fw-a', 1, 'degraded'],
      ['fw-b', 1, 'degraded'],
      ['app-db', 1, 'down'],
      ['core-1', 2, 'down'],
      ['srv-db', 2, 'down'],
    ])
    expect(truncated).toBe(false)
    const last = found.at(-1)
    expect(last === undefined ? [] : wayFrom(start, last)).toEqual(['svc-shop', 'app-db', 'srv-db'])
    expect(requirementsOf(start, 3).truncated).toBe(true)
  })

  it('what is left of a group of alternatives', () => {
    const effects = new ServiceEffects(
      (ci) => ci === 'fw-b',
      () => false,
    )
    expect(redundancyOf(nodeOf(shop, 'svc-shop'), effects)).toMatchObject([
      { word: 'firewall', left: 1, members: [{ ci: { id: 'fw-a' } }, { ci: { id: 'fw-b' } }] },
    ])
  })
})

function draw(graph: Graph): Layout {
  const work = layoutOf(graph, [...graph.nodes.values()])
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

describe('drawing', () => {
  const site = (name: string) => ({ site: name })
  const estate = readTopology(
    'core-1 > dist-1 > access-[1..3] > srv-[1..9]; srv-1 > svc-mail',
    new Map([
      ...['core-1', 'dist-1', 'access-1', 'srv-1'].map((id) => [id, site('hq')] as const),
      ['access-2', site('b')],
    ]),
  )

  it('what carries stands above what it carries; sites are apart; what has no site stands with what it needs', () => {
    const { places, clusters, siteOf } = draw(buildGraph(estate))
    const y = (id: string): number => places.get(id)?.y ?? NaN
    expect(y('core-1')).toBeLessThan(y('dist-1'))
    expect(y('dist-1')).toBeLessThan(y('access-1'))
    expect(y('srv-1')).toBeLessThan(y('svc-mail'))
    expect(clusters.map(({ id }) => id)).toEqual(['hq', 'b'])
    expect(siteOf.get('svc-mail')).toBe('hq')
    for (const [id, { x, y: top }] of places) {
      const cluster = clusters.find((one) => one.id === siteOf.get(id))
      expect([id, x >= (cluster?.x ?? NaN), x <= (cluster?.x ?? 0) + (cluster?.width ?? 0)]).toEqual([id, true, true])
      expect([id, top >= (cluster?.y ?? NaN), top <= (cluster?.y ?? 0) + (cluster?.height ?? 0)]).toEqual([
        id,
        true,
        true,
      ])
    }
  })

  it('no two CIs on one place, and the same drawing whatever the order of the CMDB', () => {
    const { places } = draw(buildGraph(estate))
    expect(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(estate.cis.length)
    fc.assert(
      fc.property(fc.shuffledSubarray([...estate.cis], { minLength: estate.cis.length }), (cis) => {
        expect([...draw(buildGraph({ ...estate, cis })).places].sort()).toEqual([...places].sort())
      }),
      { numRuns: 20 },
    )
  })

  it('nothing to draw', () => {
    expect(draw(buildGraph({ cis: [], relationships: [] }))).toMatchObject({ clusters: [], width: 0, height: 0 })
  })
})
