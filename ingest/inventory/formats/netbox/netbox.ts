// NetBox's REST export as inventory: devices, virtual machines, clusters, power and circuits, tied by cables that are followed through panels.
// Written after the REST API of NetBox 2.8 to 4.x (https://netboxlabs.com/docs/netbox/integrations/rest-api/).
import { FaultList } from '../fault-list.ts'
import { LeftOut } from '../left-out.ts'
import type { InventoryFormat, Reading, SourceFile } from '../reading.ts'
import { netboxCis } from './netbox-cis.ts'
import { collectItems, endpointOfName } from './netbox-items.ts'
import { netboxLinks } from './netbox-links.ts'

/** What NetBox is asked for when it is read over HTTP; the rest of its lists says nothing about topology. */
export const NETBOX_ENDPOINTS = [
  'dcim/devices',
  'dcim/interfaces',
  'dcim/cables',
  'dcim/front-ports',
  'dcim/virtual-chassis',
  'dcim/power-ports',
  'dcim/power-outlets',
  'dcim/power-feeds',
  'dcim/power-panels',
  'virtualization/clusters',
  'virtualization/virtual-machines',
  'virtualization/interfaces',
  'ipam/ip-addresses',
  'circuits/circuits',
  'circuits/circuit-terminations',
] as const

const HEAD = 16_384

export const netbox: InventoryFormat = {
  name: 'netbox',
  source: 'netbox',
  title: 'NetBox: answers of its REST API',
  fits: (files) =>
    files.some(({ name, text }) => {
      const head = text.slice(0, HEAD)
      if (!/^\s*[{[]/.test(head)) return false
      const firstKey = /^\s*\{\s*"([\w/ -]+)"\s*:/.exec(head)?.[1] ?? ''
      return (
        /"url"\s*:\s*"[^"]*\/api\/(dcim|virtualization|ipam|circuits)\//.test(head) ||
        endpointOfName(firstKey) !== null ||
        (firstKey === 'count' && endpointOfName(name) !== null)
      )
    }),
  read: readNetbox,
}

function readNetbox(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const leftOut = new LeftOut()
  const items = collectItems(files, faults)
  return faults.readingOf(
    () => {
      const cis = netboxCis(items, leftOut)
      if (cis.size === 0)
        faults.add({
          path: '',
          message: 'has no device, virtual machine, cluster, power feed or circuit that is in service',
        })
      return { cis: [...cis.values()], relationships: netboxLinks(items, cis, leftOut) }
    },
    () => leftOut.notes(),
  )
}
