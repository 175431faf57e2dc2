// One row of a ServiceNow cmdb_ci export -> a CI, that it is out of service, or what is wrong with the row. Headers are field names or labels.
import type { CiFact, InventoryFault } from '../../../contract/inventory.ts'
import type { CsvRow } from '../csv/csv-table.ts'
import { distinct, known } from '../read-json.ts'
import { typeOfClass } from './ci-class.ts'
import { outOfService } from './ci-status.ts'

export type ServicenowCi =
  | { readonly kind: 'ci'; readonly key: string; readonly ci: CiFact }
  | { readonly kind: 'out'; readonly key: string; readonly name: string; readonly status: string }
  | { readonly kind: 'fault'; readonly faults: readonly InventoryFault[] }

export const SYS_ID = ['sys_id', 'Sys ID', 'CI Sys ID']

/** Our attributes -> the columns that fill them: the field's name, then labels. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  mac: ['mac_address', 'MAC Address'],
  serial: ['serial_number', 'Serial number'],
  assetTag: ['asset_tag', 'Asset tag'],
  vendor: ['manufacturer', 'vendor'],
  model: ['model_id', 'Model ID', 'model_number', 'Model number'],
  os: ['os', 'Operating System'],
  osVersion: ['os_version', 'OS Version'],
  environment: ['environment', 'used_for', 'Used for'],
  class: ['sys_class_name', 'Class'],
  description: ['short_description', 'Description'],
}

/** `1 - most critical` ... `4 - not critical` -> 5 ... 1 of ours; the field's name is misspelt in the product. */
const CRITICALITY: Readonly<Record<string, number>> = { 1: 5, 2: 4, 3: 3, 4: 1 }

export function readServicenowCi(row: CsvRow): ServicenowCi {
  const cell = (...columns: readonly string[]) =>
    columns.map((column) => row.cell(column)).find((value) => value !== '') ?? ''
  const key = cell(...SYS_ID)
  const name = cell('name', 'display_name')
  if (key === '') return { kind: 'fault', faults: [row.fault('sys_id', 'is empty')] }
  const status = outOfService(cell('operational_status'), cell('install_status', 'hardware_status', 'status'))
  if (status !== null) return { kind: 'out', key, name: name || key, status }
  const business = cell('busines_criticality', 'business_criticality')
  const criticality = CRITICALITY[business.slice(0, 1)]
  if (business !== '' && criticality === undefined)
    return {
      kind: 'fault',
      faults: [row.fault('busines_criticality', `expected 1 to 4, not ${JSON.stringify(business)}`)],
    }
  const attributes = Object.fromEntries(
    Object.entries(ATTRIBUTES).map(([attribute, columns]) => [attribute, cell(...columns)]),
  )
  const ci: CiFact = {
    key,
    ...known({ type: typeOfClass(cell('sys_class_name', 'class')), name }),
    attributes: known({
      ip: distinct(cell('ip_address', 'IP Address').split(/[\s,;]+/)),
      hostname: cell('host_name', 'Host name'),
      fqdn: cell('fqdn', 'Fully qualified domain name'),
      ...attributes,
    }), // `known` has taken out what is not there
    ...known({
      site: cell('location'),
      owner: cell('owned_by', 'Owned by', 'assigned_to', 'managed_by'),
      supportGroup: cell('support_group', 'Support group', 'assignment_group'),
    }),
    ...(criticality === undefined ? {} : { criticality }),
  }
  return { kind: 'ci', key, ci }
}
