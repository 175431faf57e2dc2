// What is read of a device, in this order: a device that runs out of time has told its most useful rows. A stage whose probes are all empty is not
// walked any further, so a device without CDP costs one request there.
import type { ColumnName } from './objects.ts'

export interface Stage {
  readonly name: string
  /** Read first; when none of them has a row, the device does not have the rest. */
  readonly probes: readonly ColumnName[]
  readonly columns: readonly ColumnName[]
  /** Only of devices whose sysObjectID begins with it. */
  readonly vendor?: string
}

export const STAGES: readonly Stage[] = [
  {
    name: 'interfaces',
    probes: ['ifDescr', 'ifName'],
    columns: ['ifAlias', 'ifPhysAddress', 'ifType', 'ifOperStatus', 'ifHighSpeed'],
  },
  { name: 'addresses', probes: ['ipAdEntIfIndex', 'ipAddressIfIndex'], columns: [] },
  {
    name: 'lldp',
    // An agent may leave out any one of them.
    probes: ['lldpRemChassisIdSubtype', 'lldpRemSysName'],
    columns: [
      'lldpRemChassisId',
      'lldpRemPortIdSubtype',
      'lldpRemPortId',
      'lldpRemPortDesc',
      'lldpRemSysDesc',
      'lldpRemSysCapEnabled',
      'lldpRemManAddrIfId',
    ],
  },
  {
    name: 'lldp-v2',
    probes: ['lldpV2RemChassisIdSubtype'],
    columns: [
      'lldpV2RemChassisId',
      'lldpV2RemPortIdSubtype',
      'lldpV2RemPortId',
      'lldpV2RemPortDesc',
      'lldpV2RemSysName',
      'lldpV2RemSysDesc',
      'lldpV2RemSysCapEnabled',
      'lldpV2RemManAddrIfId',
      'lldpV2LocPortIdSubtype',
      'lldpV2LocPortId',
    ],
  },
  {
    name: 'lldp-timetra',
    vendor: '1.3.6.1.4.1.6527.',
    probes: ['tmnxLldpRemChassisIdSubtype'],
    columns: [
      'tmnxLldpRemChassisId',
      'tmnxLldpRemPortIdSubtype',
      'tmnxLldpRemPortId',
      'tmnxLldpRemPortDesc',
      'tmnxLldpRemSysName',
      'tmnxLldpRemSysDesc',
      'tmnxLldpRemSysCapEnabled',
    ],
  },
  {
    name: 'cdp',
    probes: ['cdpCacheDeviceId'],
    columns: [
      'cdpCacheAddressType',
      'cdpCacheAddress',
      'cdpCacheVersion',
      'cdpCacheDevicePort',
      'cdpCachePlatform',
      'cdpCacheCapabilities',
      'cdpCacheSysName',
    ],
  },
  // Read although there may be no neighbour here: the other end names its port in these words.
  { name: 'lldp-ports', probes: ['lldpLocPortId'], columns: ['lldpLocPortIdSubtype', 'lldpLocPortDesc'] },
  { name: 'bridge-ports', probes: ['dot1dBasePortIfIndex'], columns: [] },
  {
    name: 'hardware',
    probes: ['entPhysicalClass'],
    columns: [
      'entPhysicalSerialNum',
      'entPhysicalModelName',
      'entPhysicalName',
      'entPhysicalDescr',
      'entPhysicalSoftwareRev',
      'entPhysicalContainedIn',
    ],
  },
  { name: 'routing', probes: ['ospfNbrRtrId'], columns: ['ospfNbrState'] },
  { name: 'bgp', probes: ['bgpPeerState'], columns: ['bgpPeerIdentifier', 'bgpPeerRemoteAs'] },
  { name: 'arp', probes: ['ipNetToMediaPhysAddress'], columns: [] },
  // Last: the largest, and the least telling.
  { name: 'forwarding', probes: ['dot1qTpFdbPort', 'dot1dTpFdbPort'], columns: [] },
]
