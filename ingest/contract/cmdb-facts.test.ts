import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cmdbFacts } from './cmdb-facts.ts'

function faultsOf(input: unknown): string[] {
  const read = cmdbFacts(input)
  return read.ok ? [] : read.faults.map(({ path, message }) => `${path}: ${message}`)
}

describe('facts of a CMDB file', () => {
  it('what may be missing is left out', () => {
    const value = {
      cis: [
        { id: 'a' },
        { id: 'b', type: 'vm', name: '', attributes: { ip: ['10.0.0.1'], cores: 4, virtual: true }, criticality: 5 },
      ],
      relationships: [{ from: 'b', to: 'a', type: 'runsOn', redundancy: 'pool', toPort: 'eth0' }],
    }
    expect(cmdbFacts(value)).toEqual({
      ok: true,
      facts: {
        cis: [
          { key: 'a', attributes: {} },
          { key: 'b', type: 'vm', attributes: { ip: ['10.0.0.1'], cores: '4', virtual: 'true' }, criticality: 5 },
        ],
        relationships: [{ from: 'b', to: 'a', type: 'runsOn', redundancy: 'pool', toPort: 'eth0' }],
      },
    })
  })

  it('lists every fault with its path', () => {
    const input = {
      cis: [
        { id: '', type: 'host' },
        { id: 'a', type: 7, criticality: 9, attributes: { ip: [1] } },
        { id: 'b', site: 5 },
        { id: 'b' },
        'c',
      ],
      relationships: [
        { from: 'a', to: '', type: 'uses' },
        { from: 'a', to: 'b', type: 'runsOn', redundancy: '' },
      ],
    }
    expect(faultsOf(input)).toEqual([
      'cis[0].id: expected a non-empty text',
      'cis[1].attributes.ip: expected a text or a list of texts',
      'cis[1].type: expected a non-empty text',
      'cis[1].criticality: expected a whole number from 1 to 5',
      'cis[2].site: expected a text',
      'cis[4]: expected an object',
      'relationships[0].to: expected a CI id',
      'relationships[0].type: expected one of dependsOn, runsOn, poweredBy, memberOf, connectedTo',
      'relationships[1].redundancy: expected a non-empty text',
      'cis[3].id: id b is there twice, first in cis[2]',
    ])
  })

  it.each([
    ['no object', []],
    ['no list of CIs', { cis: {} }],
  ])('%s', (_name, input) => {
    expect(faultsOf(input)).toHaveLength(1)
  })

  it('never throws, and what it takes it takes again', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (id, attributes, type) => {
        const value = { cis: [{ id, attributes, type }, id], relationships: [{ from: id, to: attributes, type }, type] }
        expect(cmdbFacts(value).ok).toBe(false)
        const small = cmdbFacts({ cis: [{ id, attributes }] })
        if (!small.ok) return
        const cis = small.facts.cis.map(({ key, attributes: same }) => ({ id: key, attributes: same }))
        expect(cmdbFacts({ cis })).toEqual(small)
      }),
    )
  })
})
