// LLDP-MIB (IEEE 802.1AB): the neighbours changed, which the CMDB discovery may want to know.
import type { CatalogMib } from './catalog-entry.ts'

export const lldpMib: CatalogMib = {
  mib: 'LLDP-MIB',
  objects: {
    lldpStatsRemTablesInserts: { oid: '1.0.8802.1.1.2.1.2.2' },
    lldpStatsRemTablesDeletes: { oid: '1.0.8802.1.1.2.1.2.3' },
    lldpStatsRemTablesDrops: { oid: '1.0.8802.1.1.2.1.2.4' },
    lldpStatsRemTablesAgeouts: { oid: '1.0.8802.1.1.2.1.2.5' },
  },
  notifications: [
    {
      oid: '1.0.8802.1.1.2.0.0.1',
      name: 'lldpRemTablesChange',
      eventClass: 'lldpNeighborsChanged',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'LLDP neighbours changed: {lldpStatsRemTablesInserts} seen, {lldpStatsRemTablesAgeouts} aged out so far',
    },
  ],
}
