// The columns and scalars that discovery reads, by their MIB names: the only list of OIDs outside of a vendor's table.

/** Columns of tables. */
export const COLUMNS = {
  // IF-MIB (RFC 2863)
  ifDescr: '1.3.6.1.2.1.2.2.1.2',
  ifType: '1.3.6.1.2.1.2.2.1.3',
  ifPhysAddress: '1.3.6.1.2.1.2.2.1.6',
  ifAdminStatus: '1.3.6.1.2.1.2.2.1.7',
  ifOperStatus: '1.3.6.1.2.1.2.2.1.8',
  ifName: '1.3.6.1.2.1.31.1.1.1.1',
  ifHighSpeed: '1.3.6.1.2.1.31.1.1.1.15',
  ifAlias: '1.3.6.1.2.1.31.1.1.1.18',
  // IP-MIB (RFC 4293)
  ipAdEntIfIndex: '1.3.6.1.2.1.4.20.1.2',
  ipAddressIfIndex: '1.3.6.1.2.1.4.34.1.3',
  ipNetToMediaPhysAddress: '1.3.6.1.2.1.4.22.1.2',
  // ENTITY-MIB (RFC 6933)
  entPhysicalDescr: '1.3.6.1.2.1.47.1.1.1.1.2',
  entPhysicalContainedIn: '1.3.6.1.2.1.47.1.1.1.1.4',
  entPhysicalClass: '1.3.6.1.2.1.47.1.1.1.1.5',
  entPhysicalName: '1.3.6.1.2.1.47.1.1.1.1.7',
  entPhysicalSoftwareRev: '1.3.6.1.2.1.47.1.1.1.1.10',
  entPhysicalSerialNum: '1.3.6.1.2.1.47.1.1.1.1.11',
  entPhysicalModelName: '1.3.6.1.2.1.47.1.1.1.1.13',
  // BRIDGE-MIB (RFC 4188), Q-BRIDGE-MIB (RFC 4363)
  dot1dBasePortIfIndex: '1.3.6.1.2.1.17.1.4.1.2',
  dot1dTpFdbPort: '1.3.6.1.2.1.17.4.3.1.2',
  dot1qTpFdbPort: '1.3.6.1.2.1.17.7.1.2.2.1.2',
  // LLDP-MIB (IEEE 802.1AB-2005)
  lldpLocPortIdSubtype: '1.0.8802.1.1.2.1.3.7.1.2',
  lldpLocPortId: '1.0.8802.1.1.2.1.3.7.1.3',
  lldpLocPortDesc: '1.0.8802.1.1.2.1.3.7.1.4',
  lldpRemChassisIdSubtype: '1.0.8802.1.1.2.1.4.1.1.4',
  lldpRemChassisId: '1.0.8802.1.1.2.1.4.1.1.5',
  lldpRemPortIdSubtype: '1.0.8802.1.1.2.1.4.1.1.6',
  lldpRemPortId: '1.0.8802.1.1.2.1.4.1.1.7',
  lldpRemPortDesc: '1.0.8802.1.1.2.1.4.1.1.8',
  lldpRemSysName: '1.0.8802.1.1.2.1.4.1.1.9',
  lldpRemSysDesc: '1.0.8802.1.1.2.1.4.1.1.10',
  lldpRemSysCapEnabled: '1.0.8802.1.1.2.1.4.1.1.12',
  lldpRemManAddrIfId: '1.0.8802.1.1.2.1.4.2.1.4',
  // LLDP-V2-MIB (IEEE 802.1AB-2009)
  lldpV2LocPortIdSubtype: '1.3.111.2.802.1.1.13.1.3.7.1.2',
  lldpV2LocPortId: '1.3.111.2.802.1.1.13.1.3.7.1.3',
  lldpV2RemChassisIdSubtype: '1.3.111.2.802.1.1.13.1.4.1.1.5',
  lldpV2RemChassisId: '1.3.111.2.802.1.1.13.1.4.1.1.6',
  lldpV2RemPortIdSubtype: '1.3.111.2.802.1.1.13.1.4.1.1.7',
  lldpV2RemPortId: '1.3.111.2.802.1.1.13.1.4.1.1.8',
  lldpV2RemPortDesc: '1.3.111.2.802.1.1.13.1.4.1.1.9',
  lldpV2RemSysName: '1.3.111.2.802.1.1.13.1.4.1.1.10',
  lldpV2RemSysDesc: '1.3.111.2.802.1.1.13.1.4.1.1.11',
  lldpV2RemSysCapEnabled: '1.3.111.2.802.1.1.13.1.4.1.1.13',
  lldpV2RemManAddrIfId: '1.3.111.2.802.1.1.13.1.4.2.1.4',
  // TIMETRA-LLDP-MIB: Nokia SR OS keeps its neighbours here only
  tmnxLldpRemChassisIdSubtype: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.4',
  tmnxLldpRemChassisId: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.5',
  tmnxLldpRemPortIdSubtype: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.6',
  tmnxLldpRemPortId: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.7',
  tmnxLldpRemPortDesc: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.8',
  tmnxLldpRemSysName: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.9',
  tmnxLldpRemSysDesc: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.10',
  tmnxLldpRemSysCapEnabled: '1.3.6.1.4.1.6527.3.1.2.59.4.1.1.12',
  // CISCO-CDP-MIB
  cdpCacheAddressType: '1.3.6.1.4.1.9.9.23.1.2.1.1.3',
  cdpCacheAddress: '1.3.6.1.4.1.9.9.23.1.2.1.1.4',
  cdpCacheVersion: '1.3.6.1.4.1.9.9.23.1.2.1.1.5',
  cdpCacheDeviceId: '1.3.6.1.4.1.9.9.23.1.2.1.1.6',
  cdpCacheDevicePort: '1.3.6.1.4.1.9.9.23.1.2.1.1.7',
  cdpCachePlatform: '1.3.6.1.4.1.9.9.23.1.2.1.1.8',
  cdpCacheCapabilities: '1.3.6.1.4.1.9.9.23.1.2.1.1.9',
  cdpCacheSysName: '1.3.6.1.4.1.9.9.23.1.2.1.1.17',
  // OSPF-MIB (RFC 4750), BGP4-MIB (RFC 4273)
  ospfNbrRtrId: '1.3.6.1.2.1.14.10.1.3',
  ospfNbrState: '1.3.6.1.2.1.14.10.1.6',
  bgpPeerIdentifier: '1.3.6.1.2.1.15.3.1.1',
  bgpPeerState: '1.3.6.1.2.1.15.3.1.2',
  bgpPeerRemoteAs: '1.3.6.1.2.1.15.3.1.9',
} as const

export type ColumnName = keyof typeof COLUMNS

/** Scalars that every device is asked for. */
export const SCALARS = {
  sysDescr: '1.3.6.1.2.1.1.1.0',
  sysObjectID: '1.3.6.1.2.1.1.2.0',
  sysUpTime: '1.3.6.1.2.1.1.3.0',
  sysName: '1.3.6.1.2.1.1.5.0',
  sysLocation: '1.3.6.1.2.1.1.6.0',
  sysServices: '1.3.6.1.2.1.1.7.0',
  snmpEngineID: '1.3.6.1.6.3.10.2.1.1.0',
  dot1dBaseBridgeAddress: '1.3.6.1.2.1.17.1.1.0',
  lldpLocChassisIdSubtype: '1.0.8802.1.1.2.1.3.1.0',
  lldpLocChassisId: '1.0.8802.1.1.2.1.3.2.0',
  lldpLocSysName: '1.0.8802.1.1.2.1.3.3.0',
  lldpLocSysCapEnabled: '1.0.8802.1.1.2.1.3.6.0',
} as const

export type ScalarName = keyof typeof SCALARS
