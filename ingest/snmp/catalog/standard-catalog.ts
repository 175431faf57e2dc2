// The catalogue that ships with the product: every MIB file of this folder.
import { advaMib } from './adva-mib.ts'
import { bfdMib } from './bfd-mib.ts'
import { bgp4Mib } from './bgp4-mib.ts'
import { bridgeMib } from './bridge-mib.ts'
import type { CatalogMib } from './catalog-entry.ts'
import { ciscoEnvmonMib } from './cisco-envmon-mib.ts'
import { ciscoFruMib } from './cisco-fru-mib.ts'
import { ciscoPortMib } from './cisco-port-mib.ts'
import { ciscoRoutingMib } from './cisco-routing-mib.ts'
import { cyberpowerMib } from './cyberpower-mib.ts'
import { dismanMib } from './disman-mib.ts'
import { entityMib } from './entity-mib.ts'
import { hpIcfMib } from './hp-icf-mib.ts'
import { ifMib } from './if-mib.ts'
import { isisMib } from './isis-mib.ts'
import { juniperMib } from './juniper-mib.ts'
import { juniperServicesMib } from './juniper-services-mib.ts'
import { lldpMib } from './lldp-mib.ts'
import { mplsMib } from './mpls-mib.ts'
import { netSnmpMib } from './net-snmp-mib.ts'
import { ospfTrapMib } from './ospf-trap-mib.ts'
import { pimMib } from './pim-mib.ts'
import { powerEthernetMib } from './power-ethernet-mib.ts'
import { powernetMib } from './powernet-mib.ts'
import { rmonMib } from './rmon-mib.ts'
import { ruckusMib } from './ruckus-mib.ts'
import { siteSystemsMib } from './site-systems-mib.ts'
import { snmpv2Mib } from './snmpv2-mib.ts'
import { transmissionMib } from './transmission-mib.ts'
import { upsMib } from './ups-mib.ts'
import { vrrpMib } from './vrrp-mib.ts'

export const STANDARD_MIBS: readonly CatalogMib[] = [
  snmpv2Mib,
  ifMib,
  bgp4Mib,
  ospfTrapMib,
  isisMib,
  mplsMib,
  bfdMib,
  pimMib,
  vrrpMib,
  bridgeMib,
  lldpMib,
  entityMib,
  powerEthernetMib,
  transmissionMib,
  rmonMib,
  dismanMib,
  upsMib,
  netSnmpMib,
  ciscoEnvmonMib,
  ciscoFruMib,
  ciscoRoutingMib,
  juniperMib,
  powernetMib,
  advaMib,
  ciscoPortMib,
  cyberpowerMib,
  hpIcfMib,
  juniperServicesMib,
  ruckusMib,
  siteSystemsMib,
]
