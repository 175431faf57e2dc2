import { describe, expect, it } from 'vitest'
import { readTopology } from '../../test/support/topology-notation.ts'
import type { Ci, CmdbFile } from '../contract/ci.ts'
import { buildTopology } from './build-topology.ts'

const upOf = (topology: ReturnType<typeof buildTopology>, id: string) =>
  topology.upstream(id, 3).map(({ ci, supposed }) => (supposed === null ? ci : `${ci}?`))

/** Racks of four hosts on a switch each; the edges of some hosts were not entered. */
function racks(...without: readonly string[]): CmdbFile {
  const file = readTopology('core-1 > access-[1..4]')
  const cis: Ci[] = [...file.cis]
  const relationships = [...file.relationships]
  for (const rack of [1, 2, 3, 4]) {
    for (const n of [1, 2, 3, 4]) {
      const id = `srv-${rack}-${n}`
      cis.push({ id, name: id, type: 'server', attributes: {} })
      if (!without.includes(id)) relationships.push({ from: id, to: `access-${rack}`, type: 'connectedTo' })
    }
  }
  return { cis, relationships }
}

describe('supposed needs', () => {
  it('an edge that nobody entered => what the others of the rack need, and what that needs, without certainty', () => {
    const topology = buildTopology(racks('srv-2-3'))
    expect(upOf(topology, 'srv-2-3')).toEqual(['access-2?', 'core-1?'])
    expect(topology.upstream('srv-2-3', 3)[0]).toMatchObject({
      hard: false,
      supposed: { ci: 'srv-2-3', needs: 'access-2', agree: 3, of: 3 },
    })
    expect(upOf(topology, 'srv-2-1')).toEqual(['access-2', 'core-1'])
  })

  it('a host that nobody entered => as the hosts named like it; with an own number where they have theirs', () => {
    const topology = buildTopology(racks())
    expect(upOf(topology, 'host:srv-3-5')).toEqual(['access-3?', 'core-1?'])
    expect(upOf(topology, 'srv-3-5')).toEqual(['access-3?', 'core-1?'])
    expect(upOf(topology, 'service:srv-3-5')).toEqual([])
    expect(upOf(topology, 'tenant-b/host:srv-3-5')).toEqual(['access-3?', 'core-1?'])
    const lines = buildTopology(
      readTopology(
        'core-1 > router-[1..5]; router-1 > line-1; router-2 > line-2; router-3 > line-3; router-4 > line-4',
      ),
    )
    expect(upOf(lines, 'host:line-5')).toEqual(['router-5?', 'core-1?'])
  })

  it('names say nothing => nothing is supposed: unlike ones, too few, ones that do not agree, one with more than others', () => {
    const topology = buildTopology(racks('srv-1-1', 'srv-1-2'))
    expect(upOf(topology, 'host:printer-7')).toEqual([])
    expect(upOf(topology, 'host:srv')).toEqual([])
    const two = buildTopology(readTopology('access-1 > srv-1, srv-2'))
    expect(upOf(two, 'host:srv-3')).toEqual([])
    const strewn = buildTopology(readTopology('router-7 > vm-1; router-9 > vm-2; router-8 > vm-3; router-11 > vm-4'))
    expect(upOf(strewn, 'host:vm-5')).toEqual([])
  })

  it('hosts numbered as they came, forty to a switch => a dozen at one end of the list do not speak for the rest', () => {
    const strips = [1, 2, 3].map((sw) => `access-${sw} > srv-[${sw * 40 - 39}..${sw * 40}]`)
    const file = readTopology(strips.join('; '))
    const relationships = file.relationships.filter(({ to, from }) => ![to, from].includes('srv-70'))
    expect(upOf(buildTopology({ ...file, relationships }), 'srv-70')).toEqual([])
  })

  it('racks that are not where their numbers say => no number of the site is believed, also where the rest of a rack agrees', () => {
    const file = racks('srv-2-3')
    const moved = new Map([
      ['srv-1-1', 'access-3'],
      ['srv-3-2', 'access-4'],
      ['srv-4-4', 'access-1'],
    ])
    const relationships = file.relationships.map((one) => ({ ...one, to: moved.get(one.from) ?? one.to }))
    const topology = buildTopology({ ...file, relationships })
    expect(upOf(topology, 'srv-2-3')).toEqual([])
    expect(upOf(topology, 'host:srv-2-7')).toEqual([])
    expect(upOf(topology, 'srv-1-1')).toEqual(['access-3', 'core-1'])
  })

  it('a host in another rack by its own edge => it is where the edge says, and nowhere else', () => {
    const file = racks()
    const relationships = file.relationships.map((one) => (one.from === 'srv-2-3' ? { ...one, to: 'access-4' } : one))
    expect(upOf(buildTopology({ ...file, relationships }), 'srv-2-3')).toEqual(['access-4', 'core-1'])
  })

  it('what few of those numbered alike need => no rule for the rest, though four of one group agree', () => {
    const alone = ['app-1-5', ...[2, 3].flatMap((n) => [1, 2, 3, 4, 5].map((k) => `app-${n}-${k}`))]
    const file = readTopology('srv-9 > app-1-[1..4]', new Map(alone.map((id) => [id, {}])))
    expect(upOf(buildTopology(file), 'app-1-5')).toEqual([])
    const all = readTopology('srv-9 > app-1-[1..4]', new Map([['app-1-5', {}]]))
    expect(upOf(buildTopology(all), 'app-1-5')).toEqual(['srv-9?'])
  })

  it('two switches that others have as a pair => a pair here as well: spares of each other, and no certainty', () => {
    const file = readTopology('access-1, access-2 > srv-[1..5]')
    const relationships = file.relationships.filter(({ to, from }) => ![to, from].includes('srv-5'))
    const up = buildTopology({ ...file, relationships }).upstream('srv-5', 1)
    expect(up.map(({ ci, hard, spare }) => ({ ci, hard, spare }))).toEqual([
      { ci: 'access-1', hard: false, spare: 'cable' },
      { ci: 'access-2', hard: false, spare: 'cable' },
    ])
  })

  it('what a CI says of its own is believed: one switch, where others have two', () => {
    const paired = buildTopology(readTopology('access-1, access-2 > srv-1, srv-2, srv-3, srv-4; access-1 > srv-5'))
    expect(upOf(paired, 'srv-5')).toEqual(['access-1'])
  })

  it('names shared by CIs of several types tell not which one a stranger is', () => {
    const file = readTopology('access-1 > x-1, x-2, x-3, x-4', new Map([['x-2', { type: 'vm' }]]))
    expect(upOf(buildTopology(file), 'host:x-5')).toEqual([])
  })

  it('strangers without end => the same answer, whatever was asked before', () => {
    const topology = buildTopology(racks())
    for (let n = 0; n < 5_100; n++) topology.upstream(`host:stranger-${n}`, 3)
    expect(upOf(topology, 'host:srv-3-9')).toEqual(['access-3?', 'core-1?'])
  })
})
