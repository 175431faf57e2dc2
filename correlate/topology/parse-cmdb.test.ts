import { describe, expect, it } from 'vitest'
import { parseCmdb } from './parse-cmdb.ts'

function faultsOf(input: unknown): string[] {
  const parsed = parseCmdb(input)
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path}: ${message}`)
}

describe('parse CMDB', () => {
  it('takes JSON text and fills in what may be missing', () => {
    expect(parseCmdb('{"cis":[{"id":"a"}]}')).toEqual({
      ok: true,
      cmdb: { cis: [{ id: 'a', type: 'unknown', name: 'a', attributes: {} }], relationships: [] },
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
      'cis: id b is there twice',
    ])
  })

  it.each([
    ['not JSON', '{'],
    ['no object', '[]'],
    ['no list of CIs', { cis: {} }],
  ])('%s', (_path, input) => {
    expect(faultsOf(input)).toHaveLength(1)
  })
})
