// The ports of a device as the CMDB knows them: an index, a name and an alias of one port are one component, whichever of them a tool uses.
import { portName } from '../../ingest/contract/port-name.ts'
import type { Ci } from '../contract/ci.ts'

/** One text of the attribute `interfaces`: `ifIndex=3;ifName=Gi0/3;ifAlias=to core;ifDescr=GigabitEthernet0/3`. */
const ATTRIBUTE = 'interfaces'
const PORT = /^(ifIndex|ifName|ifAlias|ifDescr)=(.+)$/

/** Keys of a port -> its component; null when two ports share the key. */
type Ports = ReadonlyMap<string, string | null>

const NO_PORTS: Ports = new Map()

/** Reads a device's ports when an event first names one of them, and keeps them. */
export class PortIndex {
  readonly #byCi = new Map<string, Ports>()

  /**
   * The component by the name that the port has in the CMDB. What is no port stays as it is; a port that the CMDB does not know only gets
   * the one spelling of its name.
   */
  component(ci: Ci | null, component: string): string {
    const [, word, value] = PORT.exec(component) ?? []
    if (word === undefined || value === undefined) return component
    const known = ci === null ? null : this.#portsOf(ci).get(keyOf(word, value))
    if (known != null) return known
    return word === 'ifName' || word === 'ifDescr' ? `ifName=${portName(value)}` : component
  }

  #portsOf(ci: Ci): Ports {
    const known = this.#byCi.get(ci.id)
    if (known !== undefined) return known
    const texts = ci.attributes[ATTRIBUTE]
    const ports = texts === undefined ? NO_PORTS : readPorts(typeof texts === 'string' ? [texts] : texts)
    this.#byCi.set(ci.id, ports)
    return ports
  }
}

/** Names and descriptions are one kind of key: tools take either for the name. */
function keyOf(word: string, value: string): string {
  if (word === 'ifIndex') return `#${value.trim()}`
  return word === 'ifAlias' ? `~${value.trim().toLowerCase()}` : portName(value).toLowerCase()
}

function readPorts(texts: readonly string[]): Ports {
  const ports = new Map<string, string | null>()
  for (const text of texts) {
    const fields = new Map(text.split(';').map((field) => split(field)))
    const name = fields.get('ifName') ?? fields.get('ifDescr')
    const index = fields.get('ifIndex')
    if (name === undefined && index === undefined) continue
    const component = name === undefined ? `ifIndex=${index}` : `ifName=${portName(name)}`
    for (const [word, value] of fields) {
      if (!PORT.test(`${word}=${value}`)) continue
      const key = keyOf(word, value)
      const other = ports.get(key)
      ports.set(key, other === undefined || other === component ? component : null)
    }
  }
  return ports
}

function split(field: string): readonly [string, string] {
  const at = field.indexOf('=')
  return at < 0 ? [field.trim(), ''] : [field.slice(0, at).trim(), field.slice(at + 1).trim()]
}
