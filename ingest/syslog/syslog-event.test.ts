// What messages of devices become.
import { describe, expect, it } from 'vitest'
import { parseSyslog } from './message.ts'
import { syslogEvent } from './syslog-event.ts'

const AT = Date.parse('2026-11-21T23:10:00Z')

function read(line: string) {
  const message = parseSyslog(line)
  if (message === undefined) throw new Error(`no syslog: ${line}`)
  const { event, classified } = syslogEvent(message, {
    source: '10.0.7.1',
    transport: 'udp',
    receivedAt: AT,
    domain: 'default',
    count: 1,
  })
  return { ...event, component: event.resource.component, classified }
}

/** Of network devices: beginning, end, class, component. */
const PAIRS = [
  [
    'IOS link',
    '<187>1: Nov 21 23:09:04: %LINK-3-UPDOWN: Interface GigabitEthernet0/3, changed state to down',
    '<187>2: Nov 21 23:09:09: %LINK-3-UPDOWN: Interface GigabitEthernet0/3, changed state to up',
    'linkDown',
    'ifName=GigabitEthernet0/3',
  ],
  [
    'IOS line protocol',
    '<189>1: Nov 21 23:09:04: %LINEPROTO-5-UPDOWN: Line protocol on Interface Vlan12, changed state to down',
    '<189>2: Nov 21 23:09:09: %LINEPROTO-5-UPDOWN: Line protocol on Interface Vlan12, changed state to up',
    'linkDown',
    'ifName=Vlan12',
  ],
  [
    'NX-OS link',
    '<187>: 2026 Nov 21 23:09:04 UTC: %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/1 is down (Link failure)',
    '<189>: 2026 Nov 21 23:09:09 UTC: %ETHPORT-5-IF_UP: Interface Ethernet1/1 is up in mode trunk',
    'linkDown',
    'ifName=Ethernet1/1',
  ],
  [
    'Junos link',
    '<28>Nov 21 23:09:04 mx-1 mib2d[1501]: SNMP_TRAP_LINK_DOWN: ifIndex 531, ifAdminStatus up(1), ifOperStatus down(2), ifName xe-0/0/7',
    '<28>Nov 21 23:09:09 mx-1 mib2d[1501]: SNMP_TRAP_LINK_UP: ifIndex 531, ifAdminStatus up(1), ifOperStatus up(1), ifName xe-0/0/7',
    'linkDown',
    'ifName=xe-0/0/7',
  ],
  [
    'Huawei link',
    '<188>Nov 21 2026 23:09:04 core-1 %%01IFNET/4/IF_STATE(l)[5]:Interface GigabitEthernet0/0/1 has turned into DOWN state.',
    '<188>Nov 21 2026 23:09:09 core-1 %%01IFNET/4/IF_STATE(l)[6]:Interface GigabitEthernet0/0/1 has turned into UP state.',
    'linkDown',
    'ifName=GigabitEthernet0/0/1',
  ],
  [
    'H3C link',
    '<187>Nov 21 23:09:04 2026 core-2 %%10IFNET/3/PHY_UPDOWN: Physical state on the interface Ten-GigabitEthernet1/0/1 changed to down.',
    '<187>Nov 21 23:09:09 2026 core-2 %%10IFNET/3/PHY_UPDOWN: Physical state on the interface Ten-GigabitEthernet1/0/1 changed to up.',
    'linkDown',
    'ifName=Ten-GigabitEthernet1/0/1',
  ],
  [
    'Linux link',
    '<4>Nov 21 23:09:04 hv-1 kernel: [12.3] e1000e 0000:00:1f.6 eth0: NIC Link is Down',
    '<6>Nov 21 23:09:09 hv-1 kernel: [17.3] e1000e 0000:00:1f.6 eth0: NIC Link is Up 1000 Mbps Full Duplex',
    'linkDown',
    'ifName=eth0',
  ],
  [
    'IOS BGP',
    '<189>1: Nov 21 23:09:04: %BGP-5-ADJCHANGE: neighbor 10.0.0.2 Down Peer closed the session',
    '<189>2: Nov 21 23:09:09: %BGP-5-ADJCHANGE: neighbor 10.0.0.2 Up',
    'bgpPeerDown',
    'bgpPeer=10.0.0.2',
  ],
  [
    'Junos BGP',
    '<28>Nov 21 23:09:04 mx-1 rpd[7]: RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 2001:db8::2 (External AS 65001) changed state from Established to Idle (event HoldTime)',
    '<28>Nov 21 23:09:09 mx-1 rpd[7]: RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 2001:db8::2 (External AS 65001) changed state from OpenConfirm to Established (event RecvKeepAlive)',
    'bgpPeerDown',
    'bgpPeer=2001:db8::2',
  ],
  [
    'IOS OSPF',
    '<189>1: Nov 21 23:09:04: %OSPF-5-ADJCHG: Process 1, Nbr 10.0.0.3 on Vlan12 from FULL to DOWN, Neighbor Down: Dead timer expired',
    '<189>2: Nov 21 23:09:09: %OSPF-5-ADJCHG: Process 1, Nbr 10.0.0.3 on Vlan12 from LOADING to FULL, Loading Done',
    'ospfNeighborDown',
    'ospfNbr=10.0.0.3',
  ],
  [
    'IOS err-disable',
    '<188>1: Nov 21 23:09:04: %PM-4-ERR_DISABLE: bpduguard error detected on Gi1/0/9, putting Gi1/0/9 in err-disable state',
    '<188>2: Nov 21 23:09:09: %PM-4-ERR_RECOVER: Attempting to recover from bpduguard err-disable state on Gi1/0/9',
    'portErrDisabled',
    'ifName=Gi1/0/9',
  ],
  [
    'systemd',
    "<27>Nov 21 23:09:04 app-1 systemd[1]: orders.service: Failed with result 'exit-code'.",
    '<30>Nov 21 23:09:09 app-1 systemd[1]: Started orders.service - Orders.',
    'serviceFailed',
    'unit=orders.service',
  ],
] as const

describe('messages of network devices and hosts', () => {
  it.each(PAIRS)('%s: begins and ends one condition', (_, begins, ends, eventClass, component) => {
    const raised = read(begins)
    expect(raised).toMatchObject({ classified: true, kind: 'raise', eventClass, component })
    expect(read(ends)).toMatchObject({ kind: 'clear', severity: 'cleared', fingerprint: raised.fingerprint, component })
  })

  it.each([
    [
      '<0>Nov 21 23:09:04 app-1 kernel: Out of memory: Killed process 4242 (java) total-vm:1kB',
      'outOfMemoryKill',
      'process=java',
    ],
    ['<3>Nov 21 23:09:04 db-1 kernel: blk_update_request: I/O error, dev sdb, sector 12', 'diskError', 'device=sdb'],
    ['<2>Nov 21 23:09:04 db-1 kernel: EXT4-fs error (device sda1): ext4_find_entry', 'filesystemError', 'device=sda1'],
    ['<189>1: Nov 21 23:09:04: %SYS-5-RESTART: System restarted --', 'deviceRestarted', undefined],
  ])('%s raises %s with a lease', (line, eventClass, component) => {
    const event = read(line)
    expect(event).toMatchObject({ kind: 'raise', eventClass, component })
    expect(event.expiresAt).toBeGreaterThan(AT)
  })

  it('what the table does not know is a notice with the severity of its level, named after what wrote it', () => {
    expect(read('<187>1: Nov 21 23:09:04: %CDP-4-DUPLEX_MISMATCH: duplex mismatch discovered on Gi0/1')).toMatchObject({
      classified: false,
      kind: 'notice',
      eventClass: 'syslog.CDP-DUPLEX_MISMATCH',
      severity: 'major',
    })
    expect(read('<12>Nov 21 23:09:04 app-1 shop[1]: slow')).toMatchObject({
      kind: 'notice',
      eventClass: 'syslog.shop',
      severity: 'warning',
    })
  })

  it('the host that is named, else the sender', () => {
    expect(read('<12>Nov 21 23:09:04 app-1 shop: slow').resource.hints).toEqual({ hostname: 'app-1' })
    expect(read('<12>1: Nov 21 23:09:04: %A-1-B: x').resource.hints).toEqual({ ip: '10.0.7.1' })
  })

  it('a text that is long or hostile costs no time', () => {
    const nasty = `<13>Nov 21 23:09:04 a kernel: ${'%BGP-5-ADJCHANGE: neighbor 1.1.1.1 '.repeat(2_000)}${'('.repeat(20_000)}`
    expect(read(nasty).summary.length).toBeLessThanOrEqual(500)
  })
})
