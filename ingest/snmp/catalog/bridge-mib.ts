// BRIDGE-MIB (RFC 4188): spanning tree.
import type { CatalogMib } from './catalog-entry.ts'

export const bridgeMib: CatalogMib = {
  mib: 'BRIDGE-MIB',
  objects: {
    dot1dStpPort: { oid: '1.3.6.1.2.1.17.2.15.1.1' },
    dot1dStpPortState: {
      oid: '1.3.6.1.2.1.17.2.15.1.3',
      values: { 1: 'disabled', 2: 'blocking', 3: 'listening', 4: 'learning', 5: 'forwarding', 6: 'broken' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.17.0.1',
      name: 'newRoot',
      eventClass: 'stpNewRoot',
      kind: 'notice',
      severity: 'warning',
      summary: 'Bridge became the root of the spanning tree',
    },
    {
      oid: '1.3.6.1.2.1.17.0.2',
      name: 'topologyChange',
      eventClass: 'stpTopologyChange',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'A bridge port began or ended forwarding: spanning tree topology change',
    },
  ],
}
