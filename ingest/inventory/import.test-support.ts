// What the owner of the inventory answers, for tests of what is done with it.
import type { ReportResult } from '../contract/inventory-request.ts'

/** One CI added, one changed, one gone, and what hangs on them. */
export function aResult(parts: Partial<ReportResult> = {}): ReportResult {
  const by = { source: 'netbox', instance: 'netbox' } as const
  return {
    outcome: 'applied',
    revision: 7,
    version: 'v7',
    total: { cis: 120, relationships: 300 },
    difference: {
      counts: {
        cisAdded: 1,
        cisChanged: 1,
        cisGone: 1,
        relationshipsAdded: 1,
        relationshipsChanged: 1,
        relationshipsGone: 1,
      },
      cis: [
        { ci: 'core-sw-1', name: 'Core switch', type: 'core-switch', change: 'added', fields: [] },
        {
          ci: 'web-1',
          name: 'web-1',
          type: 'server',
          change: 'changed',
          fields: [
            { field: 'criticality', before: 3, after: 4, by },
            { field: 'attributes.ip', before: null, after: ['10.0.0.1', '10.0.0.2'], by },
          ],
        },
        { ci: 'old-1', name: 'old-1', type: 'server', change: 'gone', fields: [] },
      ],
      relationships: [
        { from: 'web-1', to: 'core-sw-1', type: 'connectedTo', change: 'added', before: null, after: null, by },
        { from: 'web-1', to: 'pdu-1', type: 'poweredBy', change: 'changed', before: null, after: 'power', by },
        { from: 'old-1', to: 'core-sw-1', type: 'connectedTo', change: 'gone', before: null, after: null, by },
      ],
      truncated: false,
    },
    warnings: ['router r9 is named by no other source'],
    duplicates: [{ a: 'web-1', b: 'web-01', reasons: ['serial F1 is said of both'], against: 'their names differ' }],
    ...parts,
  }
}
