import { describe, expect, it } from 'vitest'
import type { ImportDone } from '../import-job.ts'
import { aResult } from '../import.test-support.ts'
import { differenceText } from './difference-text.ts'

function done(parts: Partial<ImportDone> = {}): ImportDone {
  return {
    ...aResult(),
    format: 'netbox',
    guessed: true,
    instance: 'netbox-emea',
    scope: 'full',
    read: { cis: 118, relationships: 1 },
    notes: [{ path: '', message: '2 left out: devices with the status planned (sw-8, sw-9)' }],
    ...parts,
  }
}

describe('the difference as text', () => {
  it('tells what is added, changed from what to what, and gone', () => {
    expect(differenceText(done(), false)).toMatchInlineSnapshot(`
      "netbox (recognised), source netbox-emea: 118 CIs, 1 relationship read
        note: 2 left out: devices with the status planned (sw-8, sw-9)

        + core-sw-1  core-switch  Core switch
        ~ web-1  server
            criticality: 3 -> 4
            attributes.ip: (none) -> 10.0.0.1, 10.0.0.2
        - old-1  server

        + web-1 connectedTo core-sw-1
        ~ web-1 poweredBy pdu-1  redundancy: (none) -> power
        - old-1 connectedTo core-sw-1

        warning: router r9 is named by no other source

        perhaps the same: web-1 and web-01 (serial F1 is said of both); not merged: their names differ

      CIs: 1 added, 1 changed, 1 gone
      Relationships: 1 added, 1 changed, 1 gone
      Applied: revision 7 of the CMDB, 120 CIs and 300 relationships.
      "
    `)
  })

  it.each([
    ['dry_run', 'Dry run, nothing was changed.'],
    ['unchanged', 'Nothing to change'],
  ] as const)('%s', (outcome, words) => {
    expect(differenceText(done({ outcome }), false)).toContain(words)
  })

  it('says how much it does not show', () => {
    const { difference } = aResult()
    const cis = Array.from({ length: 1000 }, (_one, index) => ({ ci: `c${index}`, name: `c${index}`, type: 'host', change: 'added' as const, fields: [] })) // prettier-ignore
    const counts = { ...difference.counts, cisAdded: 4998 }
    const many = done({ difference: { ...difference, counts, cis, truncated: true } })
    const short = differenceText(many, false)
    expect(short.split('\n').filter((line) => line.startsWith('  + c'))).toHaveLength(30)
    expect(short).toContain('... and 4970 more (--all shows more)')
    const long = differenceText(many, true)
    expect(long).toContain('+ c999 ')
    expect(long).toContain('... and 4000 more\n')
  })
})
