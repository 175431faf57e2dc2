// What kind of device something is, by what it says of itself: a table for people to read and add to. First match wins.

export interface DeviceKind {
  /** sysObjectID begins with it. */
  readonly oid?: string
  /** sysDescr, or what a neighbour says of itself. */
  readonly descr?: RegExp
  /** As the CMDB names types. */
  readonly type?: string
  readonly os?: string
  /** Its first group is the version. */
  readonly version?: RegExp
}

const E = '1.3.6.1.4.1.'

export const DEVICE_KINDS: readonly DeviceKind[] = [
  // Cisco
  {
    oid: `${E}9.`,
    descr: /Adaptive Security|\bASA\b|Firepower|\bFTD\b/i,
    type: 'firewall',
    os: 'ASA',
    version: /Version ([\d.()]+)/,
  },
  { descr: /IOS[ -]XR/i, type: 'router', os: 'IOS XR', version: /Version ([\w.]+)/ },
  { descr: /NX-OS/i, type: 'switch', os: 'NX-OS', version: /Version ([\w.()]+)/ },
  { descr: /\bAIR-|ap\d\w\d-k9|Cisco AP Software|\(C\d{4}-K9W\d/i, type: 'access-point', os: 'IOS' },
  { descr: /cisco.*(wireless|WLAN) ?controller/i, type: 'wireless-controller' },
  { descr: /IOS[ -]?XE|IOSXE/i, os: 'IOS XE', version: /Version ([\w.()]+)/, type: 'router' },
  { descr: /Cisco.*IOS|Internetwork Operating System/i, os: 'IOS', version: /Version ([\w.()]+)/, type: 'router' },
  // Juniper
  { descr: /Juniper.*\b(srx|ssg|vsrx)/i, type: 'firewall', os: 'Junos', version: /JUNOS ([\w.:-]+)/i },
  { descr: /Juniper.*\b(ex\d|qfx)/i, type: 'switch', os: 'Junos', version: /JUNOS ([\w.:-]+)/i },
  { oid: `${E}2636.`, type: 'router', os: 'Junos', version: /JUNOS ([\w.:-]+)/i },
  { descr: /Juniper Networks/i, type: 'router', os: 'Junos', version: /JUNOS ([\w.:-]+)/i },
  // Firewalls
  { oid: `${E}12356.101.`, type: 'firewall', os: 'FortiOS', version: /v([\d.]+)/ },
  { oid: `${E}12356.`, descr: /FortiSwitch/i, type: 'switch', os: 'FortiSwitchOS', version: /v([\d.]+)/ },
  { descr: /FortiSwitch/i, type: 'switch', os: 'FortiSwitchOS', version: /v([\d.]+)/ },
  { descr: /FortiGate/i, type: 'firewall', os: 'FortiOS', version: /v([\d.]+)/ },
  { oid: `${E}25461.`, type: 'firewall', os: 'PAN-OS' },
  { descr: /Palo Alto Networks/i, type: 'firewall', os: 'PAN-OS' },
  {
    descr: /firewall|\bngfw\b|\bsecpath\b|\butm\b|clavister|SonicWALL|check ?point|topsec|hillstone/i,
    type: 'firewall',
  },
  // Load balancers, storage, power, other appliances
  { oid: `${E}3375.`, type: 'load-balancer', os: 'TMOS' },
  { oid: `${E}789.`, type: 'storage', os: 'ONTAP', version: /Release ([\w.]+)/ },
  { descr: /isilon|onefs|netapp|data ?domain|synology|qnap/i, type: 'storage' },
  { oid: `${E}318.1.3.4`, type: 'pdu' },
  { oid: `${E}318.`, type: 'ups' },
  { oid: `${E}534.`, type: 'ups' },
  { oid: `${E}476.`, type: 'ups' },
  { oid: `${E}3808.`, type: 'ups' },
  { descr: /\bups\b|powerware|eaton 9/i, type: 'ups' },
  { descr: /\bpdu\b|power (switch|strip|distribution)/i, type: 'pdu' },
  { descr: /printer|laserjet|jetdirect/i, type: 'printer' },
  { descr: /camera|ipcam|hikvision|ipolis|axis/i, type: 'camera' },
  { descr: /ip ?phone|\bCP-\d{4}|polycom|yealink/i, type: 'phone' },
  // Wireless
  { oid: `${E}14823.1.1.`, type: 'wireless-controller', os: 'ArubaOS', version: /Version ([\d.]+)/ },
  { descr: /Aruba AP|ArubaOS \(MODEL: \d{3}\)/i, type: 'access-point', os: 'ArubaOS' },
  { descr: /access point|\bUAP\b|\bAP-\d{4}|\bUniFi AP|wlan ap/i, type: 'access-point' },
  { descr: /wireless.*controller|wlan.*controller|\bwx\d{4}\b/i, type: 'wireless-controller' },
  // Switches and routers of other makers
  { descr: /Arista/i, type: 'switch', os: 'EOS', version: /EOS version ([\w.-]+)/ },
  { oid: `${E}47196.`, type: 'switch', os: 'ArubaOS-CX', version: /\b([A-Z]{2}\.[\d.]+)/ },
  { descr: /ProCurve|Aruba JL\d|\bHPE? J\d{4}/i, type: 'switch', os: 'ArubaOS-Switch', version: /revision ([\w.]+)/ },
  {
    descr: /\b(AR\d{3,4}|NE\d{2,4}|CX600|NetEngine)\w*\b.*(Huawei|VRP)|Huawei.*\b(AR\d{3,4}|NE\d{2,4}|NetEngine)/is,
    type: 'router',
    os: 'VRP',
    version: /Version ([\d.]+)/,
  },
  { descr: /Huawei|Versatile Routing Platform/i, type: 'switch', os: 'VRP', version: /Version ([\d.]+)/ },
  { descr: /Comware.*\b(MSR|SR\d)/is, type: 'router', os: 'Comware', version: /Version ([\d.]+)/ },
  { descr: /Comware|\bH3C\b/i, type: 'switch', os: 'Comware', version: /Version ([\d.]+)/ },
  { descr: /TiMOS/i, type: 'router', os: 'SR OS', version: /TiMOS-(\S+)/ },
  { descr: /RouterOS/i, type: 'router', os: 'RouterOS', version: /RouterOS ([\d.]+)/ },
  { oid: `${E}6486.`, type: 'switch', os: 'AOS', version: / (\d[\w.]+) (?:GA|Service)/ },
  { descr: /Virtual Services Platform|\bVSP-\d/i, type: 'switch', os: 'VOSS', version: /\(([\w.]+)\)/ },
  { descr: /Ethernet Routing Switch/i, type: 'switch', os: 'BOSS', version: /SW:v?([\w.]+)/ },
  { descr: /^(US|USW|ES|EP)-[\w-]+, /, type: 'switch', os: 'UniFi', version: /, ([\d.]+)/ },
  { descr: /SONiC/i, type: 'switch', os: 'SONiC', version: /SONiC\.(\S+)/ },
  { descr: /EdgeOS|Vyatta|VyOS/i, type: 'router' },
  { oid: `${E}1588.`, type: 'switch', os: 'Fabric OS' },
  { descr: /\b(switch|catalyst|nexus|edgeswitch|ethernet smart)\b/i, type: 'switch' },
  { descr: /\brouter\b/i, type: 'router' },
  // Servers
  { descr: /VMware ESX/i, type: 'hypervisor', os: 'ESXi', version: /ESXi? ([\d.]+)/ },
  { descr: /Windows/i, type: 'server', os: 'Windows', version: /Version ([\d.]+)/ },
  { descr: /ProLiant|PowerEdge|System x3/i, type: 'server' },
  { descr: /OpenWRT/i, type: 'router', os: 'OpenWrt' },
  { descr: /Linux/i, type: 'server', os: 'Linux', version: /Linux \S+ ([\w.-]+)/ },
  { descr: /FreeBSD|SunOS|Solaris|AIX|HP-UX|Darwin/i, type: 'server' },
]

/** Boxes that switch although their operating system is a router's. */
const SWITCH_MODEL =
  /catalyst|WS-C\d|C2960|C3[5678][0-9]0|C9[2-6]\d{2}|C4500|C6500|cat\dk|cat9k|IE-?[2345]000|ME-?3[46]00|N[2-9]K-|L3 Switch|ethernet switch/i

export interface KindFound {
  readonly type?: string
  readonly os?: string
  readonly version?: string
}

/** What the table says of a device. */
export function kindOf(sysObjectId: string, text: string): KindFound {
  const oid = `${sysObjectId}.`
  const row = DEVICE_KINDS.find(
    (kind) =>
      (kind.oid === undefined || oid.startsWith(kind.oid)) && (kind.descr === undefined || kind.descr.test(text)),
  )
  if (row === undefined) return {}
  const version = row.version?.exec(text)?.[1]
  const type = row.type === 'router' && SWITCH_MODEL.test(text) ? 'switch' : row.type
  return {
    ...(type === undefined ? {} : { type }),
    ...(row.os === undefined ? {} : { os: row.os }),
    ...(version === undefined ? {} : { version }),
  }
}

/** By what it says that it does, most telling first. */
const BY_CAPABILITY: readonly (readonly [string, string])[] = [
  ['wlanAccessPoint', 'access-point'],
  ['telephone', 'phone'],
  ['bridge', 'switch'],
  ['router', 'router'],
  ['station', 'host'],
]

/** The type that LLDP or CDP capabilities stand for. */
export function typeOfCapabilities(capabilities: readonly string[]): string | undefined {
  return BY_CAPABILITY.find(([capability]) => capabilities.includes(capability))?.[1]
}

/** RFC 3418 sysServices: bit 2 is layer 2, bit 3 layer 3, bit 7 applications. */
export function typeOfServices(services: number): string | undefined {
  if ((services & 0x40) !== 0) return (services & 0x02) === 0 ? 'server' : 'switch'
  if ((services & 0x02) !== 0) return 'switch'
  return (services & 0x04) !== 0 ? 'router' : undefined
}
