// Labels of scrape targets -> the fields of a CI. Data: which label says what, best first; documented in docs/import-a-cmdb.md.
import type { CiFact } from '../../../contract/inventory.ts'
import { known } from '../read-json.ts'

export type TargetLabels = Readonly<Record<string, string>>

export const SITE_LABELS = [
  'site',
  'datacenter',
  'data_center',
  'dc',
  'availability_zone',
  'zone',
  'region',
  'location',
]
const OWNER_LABELS = ['owner']
const SUPPORT_GROUP_LABELS = ['support_group', 'team']
export const CLUSTER_LABELS = ['cluster', 'k8s_cluster', 'cluster_name']
/** Names of the machine, better than the address that is scraped. */
export const HOST_LABELS = ['nodename', 'hostname', 'host', 'node', 'kubernetes_node', '__meta_kubernetes_node_name']
const ATTRIBUTE_LABELS = ['rack', 'env', 'environment', 'os', 'role', 'vendor', 'model', 'sysName']

/** The first of the labels that says something; '' when none does. */
export function labelIn(labels: TargetLabels, names: readonly string[]): string {
  return names.map((name) => labels[name]?.trim() ?? '').find((value) => value !== '') ?? ''
}

/** What labels say about whom a CI belongs to and where it stands. */
export function placeOf(labels: TargetLabels): Pick<CiFact, 'site' | 'owner' | 'supportGroup'> {
  return known({
    site: labelIn(labels, SITE_LABELS),
    owner: labelIn(labels, OWNER_LABELS),
    supportGroup: labelIn(labels, SUPPORT_GROUP_LABELS),
  })
}

/** Labels that are kept as they are. */
export function attributesOf(labels: TargetLabels): Record<string, string> {
  return Object.fromEntries(ATTRIBUTE_LABELS.flatMap((name) => (labels[name] ? [[name, labels[name]]] : [])))
}
