// NetBox's REST answers, however they were saved (one object of lists, a file an endpoint, pages) -> the items of each endpoint. Which
// endpoint an item is of, its own `url` says best.
import type { FaultList } from '../fault-list.ts'
import { objectOf, readJsonFile, textOf, type Raw } from '../read-json.ts'
import type { SourceFile } from '../reading.ts'

/** Endpoint -> items by id. */
export type NetboxItems = ReadonlyMap<string, ReadonlyMap<number, Raw>>

const ITEM_URL = /\/api\/(dcim|virtualization|ipam|circuits|wireless|tenancy|extras)\/([a-z-]+)\/\d+\/?$/
/** Endpoints by the names of files and keys. `interfaces` are those of devices: those of virtual machines say so. */
const ENDPOINT_NAMES: Readonly<Record<string, string>> = {
  'virtualization-interfaces': 'virtualization/interfaces',
  'vm-interfaces': 'virtualization/interfaces',
  vms: 'virtualization/virtual-machines',
  'virtual-machines': 'virtualization/virtual-machines',
  clusters: 'virtualization/clusters',
  'ip-addresses': 'ipam/ip-addresses',
  circuits: 'circuits/circuits',
  'circuit-terminations': 'circuits/circuit-terminations',
  ...Object.fromEntries(
    'devices interfaces cables sites racks locations regions front-ports rear-ports power-feeds power-panels power-ports power-outlets console-ports console-server-ports virtual-chassis'
      .split(' ')
      .map((name) => [name, `dcim/${name}`]),
  ),
}

interface Page {
  readonly count: number
  readonly endpoint: string
  readonly path: string
  readonly file: string
}

/** Sorts the items of all files; adds what cannot be used to `faults`. */
export function collectItems(files: readonly SourceFile[], faults: FaultList): NetboxItems {
  const items = new Map<string, Map<number, Raw>>()
  const pages: { page: Page; items: number }[] = []

  const takeItem = (value: unknown, file: string, path: string, named: string | null): string | null => {
    const item = objectOf(value)
    const id = item?.['id']
    if (item === null || typeof id !== 'number') {
      faults.add({ file, path, message: 'expected an object of NetBox, with an id' })
      return null
    }
    const endpoint = endpointOfUrl(textOf(item['url'])) ?? named
    if (endpoint === null) {
      faults.add({ file, path, message: 'its url is missing, and the name does not say which endpoint it is from' })
      return null
    }
    const known = items.get(endpoint) ?? new Map<number, Raw>()
    known.set(id, item)
    items.set(endpoint, known)
    return endpoint
  }
  const takeList = (list: readonly unknown[], file: string, path: string, named: string | null): string | null => {
    let endpoint = named
    list.forEach((value, index) => {
      const here = `${path}[${index}]`
      if (Array.isArray(objectOf(value)?.['results'])) takeAny(value, file, here, named)
      else endpoint = takeItem(value, file, here, named) ?? endpoint
    })
    return endpoint
  }
  const takeAny = (value: unknown, file: string, path: string, named: string | null): void => {
    if (Array.isArray(value)) {
      takeList(value, file, path, named)
      return
    }
    const object = objectOf(value)
    const { results, count, detail } = object ?? {}
    if (object === null) faults.add({ file, path, message: 'expected a list of NetBox, or an answer with results' })
    else if (Array.isArray(results)) {
      const inside = path === '' ? 'results' : `${path}.results`
      const endpoint = takeList(results, file, inside, named)
      if (typeof count === 'number' && endpoint !== null)
        pages.push({ page: { count, endpoint, path, file }, items: results.length })
    } else if (typeof detail === 'string')
      faults.add({ file, path, message: `is not data: NetBox answered ${JSON.stringify(detail)}` })
    else if (path !== '') faults.add({ file, path, message: 'expected a list of NetBox, or an answer with results' })
    else for (const [key, inner] of Object.entries(object)) takeAny(inner, file, key, endpointOfName(key))
  }
  for (const file of files) {
    const value = readJsonFile(file, faults)
    if (value !== undefined) takeAny(value, file.name, '', endpointOfName(file.name))
  }
  checkComplete(pages, faults)
  return items
}

/** NetBox cuts lists at its MAX_PAGE_SIZE: an export of the first page would let all that it lacks seem gone. */
function checkComplete(pages: readonly { page: Page; items: number }[], faults: FaultList): void {
  const sets = new Map<string, { page: Page; items: number }>()
  for (const { page, items } of pages) {
    const key = `${page.endpoint} ${page.count}`
    sets.set(key, { page, items: items + (sets.get(key)?.items ?? 0) })
  }
  for (const { page, items } of sets.values()) {
    if (items >= page.count) continue
    const { endpoint, count, file, path } = page
    faults.add({ file, path, message: `${items} of ${count} ${endpoint}: the other pages are missing` })
  }
}

/** null when the url is none of an item. */
export function endpointOfUrl(url: string): string | null {
  const [, app, list] = ITEM_URL.exec(url) ?? []
  return app === undefined || list === undefined ? null : `${app}/${list}`
}

/** `dcim/devices`, `dcim_devices-2.json`, `virtual_machines` -> the endpoint; null for other names. */
export function endpointOfName(name: string): string | null {
  const file = /^(?:dcim|virtualization|ipam|circuits)\//.test(name) ? name : name.replace(/^.*[/\\]/, '')
  const plain = file.toLowerCase().replace(/\.json$/, '').replace(/[_/. ]/g, '-').replace(/-(page-?)?\d+$/, '') // prettier-ignore
  return ENDPOINT_NAMES[plain] ?? ENDPOINT_NAMES[plain.replace(/^(dcim|virtualization|ipam|circuits)-/, '')] ?? null
}
