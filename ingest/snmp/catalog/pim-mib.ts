// PIM-STD-MIB (RFC 5060) and PIM-MIB (RFC 2934): the loss of a neighbour has no opposite, so it is a notice.
import type { CatalogMib } from './catalog-entry.ts'

export const pimMib: CatalogMib = {
  mib: 'PIM-STD-MIB',
  objects: {
    pimNeighborUpTime: { oid: '1.3.6.1.2.1.157.1.2.1.6' },
    pimNeighborIfIndex: { oid: '1.3.6.1.3.61.1.1.3.1.2' },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.157.0.1',
      name: 'pimNeighborLoss',
      eventClass: 'pimNeighborLoss',
      kind: 'notice',
      severity: 'major',
      // Instance: ifIndex, address type, length, address.
      component: [{ name: 'pimNbr', from: ['pimNeighborUpTime'], index: 'dotted' }],
      summary: 'PIM neighbour {part} lost',
    },
    {
      oid: '1.3.6.1.3.61.1.0.1',
      name: 'pimNeighborLoss',
      eventClass: 'pimNeighborLoss',
      kind: 'notice',
      severity: 'major',
      component: [{ name: 'pimNbr', from: ['pimNeighborIfIndex'], index: 'ipAddress' }],
      summary: 'PIM neighbour {part} lost',
    },
  ],
}
