// A small network as its agents tell it (.snmprec): two access switches on a core, a server, a phone. Written by us: names its ports in as many
// ways as real devices do.

const system = (name: string, descr: string, oid: string) => `
1.3.6.1.2.1.1.1.0|4|${descr}
1.3.6.1.2.1.1.2.0|6|${oid}
1.3.6.1.2.1.1.3.0|67|4711
1.3.6.1.2.1.1.5.0|4|${name}
1.3.6.1.2.1.1.6.0|4|Basement
1.3.6.1.2.1.1.7.0|2|6`

const port = (ifIndex: number, name: string, descr: string, mac: string, alias = '') => `
1.3.6.1.2.1.2.2.1.2.${ifIndex}|4|${descr}
1.3.6.1.2.1.2.2.1.3.${ifIndex}|2|6
1.3.6.1.2.1.2.2.1.6.${ifIndex}|4x|${mac}
1.3.6.1.2.1.2.2.1.8.${ifIndex}|2|1
1.3.6.1.2.1.31.1.1.1.1.${ifIndex}|4|${name}
1.3.6.1.2.1.31.1.1.1.18.${ifIndex}|4|${alias}`

const chassis = (mac: string, name: string) => `
1.0.8802.1.1.2.1.3.1.0|2|4
1.0.8802.1.1.2.1.3.2.0|4x|${mac}
1.0.8802.1.1.2.1.3.3.0|4|${name}
1.3.6.1.2.1.17.1.1.0|4x|${mac}`

interface Seen {
  readonly index: string
  readonly chassis: string
  readonly portSubtype: number
  readonly port: string
  readonly portDescr?: string
  readonly name: string
  readonly descr?: string
  readonly capabilities?: string
}

const lldp = (seen: Seen) => `
1.0.8802.1.1.2.1.4.1.1.4.${seen.index}|2|4
1.0.8802.1.1.2.1.4.1.1.5.${seen.index}|4x|${seen.chassis}
1.0.8802.1.1.2.1.4.1.1.6.${seen.index}|2|${seen.portSubtype}
1.0.8802.1.1.2.1.4.1.1.7.${seen.index}|${seen.port}
1.0.8802.1.1.2.1.4.1.1.8.${seen.index}|4|${seen.portDescr ?? ''}
1.0.8802.1.1.2.1.4.1.1.9.${seen.index}|4|${seen.name}
1.0.8802.1.1.2.1.4.1.1.10.${seen.index}|4|${seen.descr ?? ''}
1.0.8802.1.1.2.1.4.1.1.12.${seen.index}|4x|${seen.capabilities ?? '28'}`

/** Core: port numbers of LLDP are not its ifIndex, lldpLocPortId names the interface. */
export const CORE = `${system('core-1.example.net', 'Cisco NX-OS(tm) n5000, Version 7.3(2)N1(1)', '1.3.6.1.4.1.9.12.3.1.3.1084')}
${chassis('00aa00000001', 'core-1.example.net')}
${port(436207616, 'Ethernet1/1', 'Ethernet1/1', '00aa00000011', 'acc-1 uplink')}
${port(436211712, 'Ethernet1/2', 'Ethernet1/2', '00aa00000012', 'acc-2 uplink')}
${port(83886080, 'mgmt0', 'mgmt0', '00aa00000010')}
1.0.8802.1.1.2.1.3.7.1.2.1|2|5
1.0.8802.1.1.2.1.3.7.1.3.1|4|Eth1/1
1.0.8802.1.1.2.1.3.7.1.2.2|2|5
1.0.8802.1.1.2.1.3.7.1.3.2|4|Eth1/2
1.3.6.1.2.1.4.20.1.2.198.51.100.1|2|83886080
1.3.6.1.2.1.47.1.1.1.1.5.1|2|3
1.3.6.1.2.1.47.1.1.1.1.11.1|4|SSI000001
1.3.6.1.2.1.47.1.1.1.1.13.1|4|N5K-C5548UP
1.3.6.1.2.1.4.22.1.2.7.198.51.100.77|4x|00cc00000077
${lldp({ index: '0.1.1', chassis: '00aa00000002', portSubtype: 5, port: '4|Gi0/49', name: 'acc-1' })}
1.3.6.1.4.1.9.9.23.1.2.1.1.4.436207616.1|4x|C6336402
1.3.6.1.4.1.9.9.23.1.2.1.1.6.436207616.1|4|acc-1.example.net(FOC1234X0AB)
1.3.6.1.4.1.9.9.23.1.2.1.1.7.436207616.1|4|GigabitEthernet0/49
1.3.6.1.4.1.9.9.23.1.2.1.1.8.436207616.1|4|cisco WS-C3560G-48TS`

/** Access switch: sees the core's port by its MAC, an unpolled switch, a phone, and a server that says nothing. */
export const ACCESS_1 = `${system('acc-1', 'Cisco IOS Software, C3560 Software, Version 12.2(55)SE3', '1.3.6.1.4.1.9.1.617')}
${chassis('00aa00000002', 'acc-1')}
${port(10101, 'Gi0/1', 'GigabitEthernet0/1', '00aa00000021', 'payroll server')}
${port(10102, 'Gi0/2', 'GigabitEthernet0/2', '00aa00000022')}
${port(10149, 'Gi0/49', 'GigabitEthernet0/49', '00aa00000029', 'core-1')}
${port(10150, 'Gi0/50', 'GigabitEthernet0/50', '00aa0000002a')}
1.3.6.1.2.1.4.20.1.2.198.51.100.2|2|10149
1.3.6.1.2.1.17.1.4.1.2.1|2|10101
1.3.6.1.2.1.17.1.4.1.2.2|2|10102
1.3.6.1.2.1.17.1.4.1.2.49|2|10149
1.3.6.1.2.1.17.1.4.1.2.50|2|10150
1.3.6.1.2.1.17.4.3.1.2.0.204.0.0.0.119|2|1
1.3.6.1.2.1.17.4.3.1.2.0.204.0.0.0.120|2|49
1.3.6.1.2.1.17.4.3.1.2.0.204.0.0.0.121|2|49
${lldp({ index: '0.49.1', chassis: '00aa00000001', portSubtype: 3, port: '4x|00aa00000011', name: 'core-1.example.net' })}
${lldp({ index: '0.50.1', chassis: '00bb00000009', portSubtype: 7, port: '4|25', portDescr: 'ge-0/0/25', name: 'annex-sw', descr: 'Juniper Networks, Inc. ex2300-24t' })}
${lldp({ index: '0.2.1', chassis: '00bb00000010', portSubtype: 1, port: '4|P1', name: 'SEP00bb00000010', descr: 'Cisco IP Phone CP-8841', capabilities: '24' })}`

/** A second access switch that no one sees and that sees the core: a link said by one end. */
export const ACCESS_2 = `${system('acc-2', 'Cisco IOS Software, C3560 Software, Version 12.2(55)SE3', '1.3.6.1.4.1.9.1.617')}
${chassis('00aa00000003', 'acc-2')}
${port(10149, 'Gi0/49', 'GigabitEthernet0/49', '00aa00000039', 'core-1')}
1.3.6.1.2.1.4.20.1.2.198.51.100.3|2|10149
1.3.6.1.2.1.17.1.4.1.2.49|2|10149
${lldp({ index: '0.49.1', chassis: '00aa00000001', portSubtype: 5, port: '4|Eth1/2', name: 'core-1.example.net' })}`
