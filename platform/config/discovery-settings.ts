// The settings of discovery by SNMP: nothing is asked until targets are named.
import { addressRange, integer, list, structured, type Parsed } from './setting.ts'
import { parseSnmpUsers, type SnmpUserConfig } from './snmp-user.ts'

/**
 * Rows of the setting table.
 * @param readSecret reads a file that holds a secret
 */
export function discoverySettings(readSecret: (file: string) => string) {
  return {
    discoveryTargets: list(
      {
        path: 'discovery.targets',
        env: 'NOCTURNE_DISCOVERY_TARGETS',
        default: [],
        doc: 'Addresses, names and CIDR ranges of devices that discovery asks by SNMP. Empty: discovery is off.',
      },
      anything,
    ),
    discoveryFollow: list(
      {
        path: 'discovery.follow',
        env: 'NOCTURNE_DISCOVERY_FOLLOW',
        default: [],
        doc: 'Addresses and CIDR ranges in which neighbours of the targets are asked as well.',
      },
      addressRange,
    ),
    discoveryHops: integer(
      {
        path: 'discovery.hops',
        env: 'NOCTURNE_DISCOVERY_HOPS',
        default: 0,
        doc: 'How many neighbours away from a target is still asked; 0: the targets only.',
      },
      { min: 0, max: 32 },
    ),
    discoveryCommunities: list(
      {
        path: 'discovery.communities',
        env: 'NOCTURNE_DISCOVERY_COMMUNITIES',
        default: [],
        secret: true,
        doc: 'Read-only communities for discovery, tried in this order after the users.',
      },
      anything,
    ),
    discoveryUsers: structured<readonly SnmpUserConfig[]>(
      {
        path: 'discovery.users',
        env: null,
        default: [],
        doc: 'Read-only SNMPv3 users for discovery, as in snmp.users; tried in this order.',
      },
      'list of users',
      (raw) => parseSnmpUsers(raw, readSecret),
    ),
    discoveryPort: integer(
      {
        path: 'discovery.port',
        env: 'NOCTURNE_DISCOVERY_PORT',
        default: 161,
        doc: 'UDP port at which agents are asked.',
      },
      { min: 1, max: 65_535 },
    ),
    discoveryIntervalHours: integer(
      {
        path: 'discovery.intervalHours',
        env: 'NOCTURNE_DISCOVERY_INTERVAL_HOURS',
        default: 24,
        doc: 'Hours from the start of one run to the next; 0: only when somebody asks for one.',
      },
      { min: 0, max: 24 * 31 },
    ),
    discoveryRequestsPerSecond: integer(
      {
        path: 'discovery.requestsPerSecond',
        env: 'NOCTURNE_DISCOVERY_REQUESTS_PER_SECOND',
        default: 300,
        doc: 'SNMP requests a second to all devices together. A single device is asked at most 30 a second.',
      },
      { min: 1, max: 10_000 },
    ),
  }
}

function anything(item: string): Parsed<string> {
  return { ok: true, value: item }
}
