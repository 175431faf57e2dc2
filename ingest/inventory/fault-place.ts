// Where a fault is, as a person looks it up: `cmdb.json:3 cis[0].criticality`.
import type { InventoryFault } from '../contract/inventory.ts'

/** '' for a fault of the whole input. */
export function faultPlace({ file, line, path }: InventoryFault): string {
  const at =
    file === undefined ? (line === undefined ? '' : `line ${line}`) : line === undefined ? file : `${file}:${line}`
  return [at, path].filter((part) => part !== '').join(' ')
}
