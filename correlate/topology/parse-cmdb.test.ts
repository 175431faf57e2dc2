import { describe, expect, it } from 'vitest'
import { parseCmdb } from './parse-cmdb.ts'

describe('parse CMDB', () => {
  it('fills in what may be missing', () => {
    const relationships = [{ from: 'a', to: 'b', type: 'connectedTo', fromPort: 'eth0', toPort: 'Gi0/1' }]
    expect(parseCmdb({ cis: [{ id: 'a' }, { id: 'b', type: 'switch', name: 'B', site: 's' }], relationships })).toEqual(
      {
        ok: true,
        cmdb: {
          cis: [
            { id: 'a', type: 'unknown', name: 'a', attributes: {} },
            { id: 'b', type: 'switch', name: 'B', attributes: {}, site: 's' },
          ],
          relationships: [{ from: 'a', to: 'b', type: 'connectedTo' }],
        },
      },
    )
  })

  it('hands on every fault', () => {
    expect(parseCmdb({ cis: [{}], relationships: 1 })).toMatchObject({ ok: false, faults: [{ path: 'cis[0].id' }, {}] })
  })
})
