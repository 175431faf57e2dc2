// What the engine's benchmark is loaded with: messages about the campus, in which no limit of the policy is what makes them cheap.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from '../support/make-event.ts'
import { EPOCH } from '../support/virtual-engine.ts'
import type { Campus } from './campus.ts'

export interface Message {
  readonly at: number
  readonly events: readonly MonitoringEvent[]
}

/** Hosts in standing trouble, each one incident: below the policy's 10,000 open ones, with room for those that the load opens. */
const TROUBLED = 7_000
/** Begin of two troubles apart, ms: slower than what the engine takes for a storm. */
const PACE_MS = 1_600
const HOSTS_A_SWITCH = 20

/** One alert a message: hosts under one core, 5 ms apart, then the core itself. */
export function coreFailure({ hosts }: Campus, count: number, from: number): Message[] {
  const down = (ci: string, at: number): Message =>
    fromStream({ at, events: [makeEvent({ ci, eventClass: 'HostDown', at })] })
  const messages = Array.from({ length: count }, (_, n) => down(hosts[n] ?? '', from + n * 5))
  return [...messages, down('core-1', from + count * 5)]
}

/** Standing troubles: the same few alerts on each host, all still active; as many incidents as troubled hosts. */
export function standing(ground: Campus, count: number): Message[] {
  const each = Math.ceil(count / TROUBLED)
  const messages: Message[] = []
  for (let n = 0; n < TROUBLED && messages.length < count; n++) {
    for (let i = 0; i < each && messages.length < count; i++) {
      const at = EPOCH + n * PACE_MS + i * 100
      messages.push(fromStream({ at, events: [onTroubled(ground, n, i, at)] }))
    }
  }
  return messages.sort((a, b) => a.at - b.at)
}

/** Nothing of it is a matter of what the host needs: each host's trouble stays its own. */
const CLASSES = ['DiskFull', 'HighCpuLoad', 'HighMemoryUsage', 'NtpDrift', 'FanFailure', 'CertificateExpiry']

/** The i-th alert of the n-th troubled host. */
function onTroubled({ hosts }: Campus, n: number, i: number, at: number): MonitoringEvent {
  const ci = hosts[n % TROUBLED] ?? ''
  const eventClass = CLASSES[i % CLASSES.length] ?? ''
  const labels = { instance: `${ci}:9100`, job: 'node', severity: 'minor', site: ci.slice(5, 7) }
  const summary = `${eventClass} on ${ci}: unit ${i} beyond its limit`
  return makeEvent({ ci, eventClass, component: `unit-${i}`, at, severity: 'minor', labels, summary })
}

/**
 * A very bad minute, 1,000 messages a second. Of twenty: seven are one more trouble of a troubled host, ten come from behind an access switch or a
 * hypervisor that goes down (25 of them a second, its own word amid the others), one is alone, one repeats and one clears what is known.
 */
export function badMinute(ground: Campus, count: number, from: number): Message[] {
  // Rounds go on where the one before ended: what was new then would be a repeat now.
  const first = from - EPOCH
  return Array.from({ length: count }, (_, n) =>
    fromStream({ at: from + n, events: [badEvent(ground, first + n, from + n)] }),
  )
}

/** Each text of a message is its own, as the stream delivers it. */
function fromStream(message: Message): Message {
  return JSON.parse(JSON.stringify(message)) as Message // plain data
}

function badEvent(ground: Campus, serial: number, at: number): MonitoringEvent {
  const { machines } = ground
  const [turn, slot] = [Math.floor(serial / 20), serial % 20]
  if (slot >= 10) return behind(ground, turn * 10 + slot - 10, at)
  if (slot >= 3) return onTroubled(ground, serial * 17, serial, at)
  if (slot === 2) return { ...onTroubled(ground, turn * 13, turn % 12, at), kind: 'clear' }
  if (slot === 1) return onTroubled(ground, turn * 19, turn % 12, at)
  const ci = machines[(turn * 31) % machines.length] ?? ''
  return makeEvent({ ci, eventClass: 'CertificateExpiry', component: `port-${serial}`, at })
}

/** Twenty alerts of one thing that died, one after the other; then the next thing. */
function behind({ access, hosts, machines }: Campus, serial: number, at: number): MonitoringEvent {
  const which = Math.floor(serial / 20)
  const turn = serial % 20
  const again = Math.floor(which / access.length)
  const down = { eventClass: 'HostDown', at, severity: 'critical', component: `outage-${again}` } as const
  if (which % 2 === 0) {
    const place = (which * 37) % access.length
    const ci = turn === 7 ? access[place] : hosts[place * HOSTS_A_SWITCH + turn]
    return makeEvent({ ...down, ci: ci ?? '' })
  }
  const [server, machine] = [(which * 13) % (machines.length / 12), turn % 12]
  const ci = machines[server * 12 + machine] ?? ''
  if (turn === 7) return makeEvent({ ...down, ci: ci.replace(/^vm-(.*)-\d+$/, 'server-$1') })
  return makeEvent({ ...down, ci, eventClass: turn < 12 ? 'HostDown' : 'HighLatency' })
}
