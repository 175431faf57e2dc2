// Names of some enterprises (IANA private enterprise numbers), so that a trap nobody described still says whose it is.

const PREFIX = '1.3.6.1.4.1.'

const ENTERPRISES: Readonly<Record<string, string>> = {
  2: 'IBM',
  9: 'Cisco',
  11: 'HP',
  43: '3Com',
  63: 'Apple',
  171: 'D-Link',
  207: 'Allied Telesis',
  232: 'Compaq/HPE',
  311: 'Microsoft',
  318: 'APC',
  476: 'Vertiv/Liebert',
  534: 'Eaton',
  674: 'Dell',
  789: 'NetApp',
  890: 'Zyxel',
  1588: 'Brocade',
  1916: 'Extreme',
  1991: 'Foundry',
  2011: 'Huawei',
  2021: 'UCD-SNMP',
  2636: 'Juniper',
  3375: 'F5',
  3808: 'CyberPower',
  3902: 'ZTE',
  4413: 'Broadcom',
  4526: 'Netgear',
  4881: 'Ruijie',
  6027: 'Force10',
  6486: 'Alcatel-Lucent',
  6527: 'Nokia/TiMetra',
  6876: 'VMware',
  8072: 'net-snmp',
  11863: 'TP-Link',
  12356: 'Fortinet',
  14179: 'Airespace',
  14823: 'Aruba',
  14988: 'MikroTik',
  25053: 'Ruckus',
  25461: 'Palo Alto',
  25506: 'H3C',
  30065: 'Arista',
  41112: 'Ubiquiti',
  47196: 'Aruba CX',
}

/** The enterprise of an OID; undefined when it is none of these. */
export function enterpriseOf(oid: string): string | undefined {
  if (!oid.startsWith(PREFIX)) return undefined
  const end = oid.indexOf('.', PREFIX.length)
  return ENTERPRISES[oid.slice(PREFIX.length, end < 0 ? undefined : end)]
}
