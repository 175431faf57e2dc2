// BFD-STD-MIB (RFC 7331): one notification may stand for a row of sessions, from the first diagnostic's instance to the second's.
import type { CatalogMib } from './catalog-entry.ts'

export const bfdMib: CatalogMib = {
  mib: 'BFD-STD-MIB',
  objects: {},
  notifications: [
    {
      oid: '1.3.6.1.2.1.222.0.1',
      name: 'bfdSessUp',
      eventClass: 'bfdSessionUp',
      kind: 'notice',
      severity: 'indeterminate',
      summary: 'BFD sessions came up',
    },
    {
      oid: '1.3.6.1.2.1.222.0.2',
      name: 'bfdSessDown',
      eventClass: 'bfdSessionDown',
      kind: 'notice',
      severity: 'major',
      summary: 'BFD sessions went down',
    },
  ],
}
