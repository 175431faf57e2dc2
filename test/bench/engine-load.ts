// What the engine's benchmark is loaded with: a campus of about 20,000 CIs and messages about it.
import type { Ci, CmdbFile, Relationship } from '../../correlate/contract/ci.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from '../support/make-event.ts'
import { EPOCH } from '../support/virtual-engine.ts'

const DISTRIBUTIONS = 20
const ACCESS = 24
const HOSTS = 40

export interface Campus {
  readonly cmdb: CmdbFile
  readonly hosts: readonly string[]
}

export interface Message {
  readonly at: number
  readonly events: readonly MonitoringEvent[]
}

/** core > 20 distribution switches > 480 access switches > 19,200 hosts. */
export function campus(): Campus {
  const cis: Ci[] = []
  const relationships: Relationship[] = []
  const hosts: string[] = []
  const add = (id: string, type: string, parent: string | null): void => {
    cis.push({ id, type, name: id, attributes: { hostname: id } })
    if (parent !== null) relationships.push({ from: id, to: parent, type: 'connectedTo' })
  }
  add('core-1', 'core-switch', null)
  for (let d = 0; d < DISTRIBUTIONS; d++) {
    add(`dist-${d}`, 'distribution-switch', 'core-1')
    for (let a = 0; a < ACCESS; a++) {
      add(`access-${d}-${a}`, 'access-switch', `dist-${d}`)
      for (let h = 0; h < HOSTS; h++) {
        const id = `host-${d}-${a}-${h}`
        add(id, 'host', `access-${d}-${a}`)
        hosts.push(id)
      }
    }
  }
  return { cmdb: { cis, relationships }, hosts }
}

/** One alert a message: the hosts under one core, 5 ms apart. */
export function coreFailure({ hosts }: Campus, count: number, from: number): Message[] {
  return Array.from({ length: count }, (_, n) => {
    const at = from + n * 5
    return { at, events: [makeEvent({ ci: hosts[n % hosts.length] ?? '', eventClass: 'HostDown', at })] }
  })
}

/** Alerts that have nothing to do with each other, a hundred a message. */
export function unrelated({ hosts }: Campus, count: number): Message[] {
  return Array.from({ length: count / 100 }, (_, n) => {
    const at = EPOCH + n * 100
    const events = Array.from({ length: 100 }, (_, i) => disk(hosts, n * 100 + i, at))
    return { at, events }
  })
}

function disk(hosts: readonly string[], n: number, at: number): MonitoringEvent {
  const component = `/mnt/${Math.floor(n / hosts.length)}`
  return makeEvent({ ci: hosts[n % hosts.length] ?? '', eventClass: 'DiskFull', component, at, severity: 'minor' })
}

/**
 * An ordinary bad day at 1,000 messages a second: of ten, six new alerts anywhere, two from behind a switch that dies (another every
 * second), one repeat and one clear of what is known.
 */
export function mixture({ hosts }: Campus, count: number, from: number): Message[] {
  return Array.from({ length: count }, (_, n) => {
    const at = from + n
    const host = hosts[(n * 7919) % hosts.length] ?? ''
    switch (n % 10) {
      case 0:
        return { at, events: [disk(hosts, n * 3, at)] }
      case 1:
        return { at, events: [{ ...disk(hosts, n * 3 + 1, at), kind: 'clear' as const }] }
      case 2:
      case 3: {
        const behind = (Math.floor(n / 1000) * 37 * HOSTS + (Math.floor(n / 5) % HOSTS)) % hosts.length
        return {
          at,
          events: [makeEvent({ ci: hosts[behind] ?? '', eventClass: 'HostDown', at, severity: 'critical' })],
        }
      }
      default:
        return { at, events: [makeEvent({ ci: host, eventClass: `Check${n % 4}`, component: `${n % 97}`, at })] }
    }
  })
}
