// How long a source's record stays after a full report left it out.
import type { InventorySource } from '../../ingest/contract/inventory.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

interface Retention {
  readonly missingMs: number
  readonly why: string
}

export const RETENTION: Readonly<Record<InventorySource, Retention>> = {
  file: { missingMs: 0, why: 'Whoever takes a CI out of the file means it.' },
  csv: { missingMs: 0, why: 'As the file.' },
  manual: { missingMs: 0, why: 'A person removed it.' },
  netbox: { missingMs: 0, why: 'A record that is gone was deleted; one out of use still is there with its status.' },
  servicenow: { missingMs: 0, why: 'As NetBox.' },
  kubernetes: { missingMs: HOUR_MS, why: 'Pods come and go; their alerts end within the hour.' },
  prometheus: { missingMs: DAY_MS, why: 'A job that is being moved to another server is gone for hours.' },
  snmp: {
    missingMs: 7 * DAY_MS,
    why: 'A device that did not answer is down or cut off, which is when its place in the topology is needed most.',
  },
}
