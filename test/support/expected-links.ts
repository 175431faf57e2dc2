// Links that another tool found in a recorded device (../shared/fixtures/librenms-snmp/lldp), and whether ours are among them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writtenMac } from '../../ingest/discovery/read/mac-address.ts'
import type { Neighbour } from '../../ingest/discovery/read/neighbour.ts'

export const LLDP_FIXTURES = fileURLToPath(new URL('../../../shared/fixtures/librenms-snmp/lldp/', import.meta.url))

export interface ExpectedLink {
  readonly protocol: string
  readonly localPort: string
  readonly remoteName: string
  /** The port's identifier as the device sent it; a MAC in colons. */
  readonly remotePort: string
}

/** Names of the recorded devices; none when the fixtures are not there. */
export function recordedDevices(): string[] {
  if (!existsSync(LLDP_FIXTURES)) return []
  return readdirSync(LLDP_FIXTURES)
    .filter((file) => file.endsWith('.snmprec.gz'))
    .map((file) => file.slice(0, -'.snmprec.gz'.length))
    .sort()
}

export function expectedLinks(device: string): ExpectedLink[] {
  const file = JSON.parse(readFileSync(`${LLDP_FIXTURES}${device}.expected-links.json`, 'utf8')) as {
    links: { protocol: string; ifName: string; remote_hostname: string; remote_port: string }[]
  } // the files' own shape
  return file.links.map((link) => ({
    protocol: link.protocol,
    localPort: link.ifName,
    remoteName: link.remote_hostname,
    remotePort: portOf(link.remote_port),
  }))
}

/** `1/1 (f81547e32200)`: the other tool puts the chassis id behind the port. */
function portOf(text: string): string {
  const port = text.replace(/ ?\([0-9a-f]*\)$/i, '')
  // It writes octets with a NUL at their end as hex: `31 2F 32 35 00` is 1/25.
  const padded = /^((?:[0-9A-F]{2} )+)00$/.exec(port)?.[1]
  return writtenMac(port) ?? (padded === undefined ? port : Buffer.from(padded.replaceAll(' ', ''), 'hex').toString())
}

/** The expected links that no neighbour is: each neighbour counts for one. */
export function missingLinks(expected: readonly ExpectedLink[], found: readonly Neighbour[]): ExpectedLink[] {
  const left = [...found]
  return expected.filter((link) => {
    const at = left.findIndex((neighbour) => isSame(link, neighbour))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function isSame(link: ExpectedLink, neighbour: Neighbour): boolean {
  return (
    link.protocol === neighbour.protocol &&
    link.localPort === neighbour.localPort &&
    link.remoteName === neighbour.name &&
    link.remotePort === neighbour.portId
  )
}
