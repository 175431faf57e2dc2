// The table of syslog messages that are conditions: what a device writes -> class, direction, component. A message that is not here is a notice.
// Group `part` names the part of the CI, group `state` decides the direction where a row says `ends`.
import { HOST_MESSAGES } from './host-messages.ts'
import type { MessageClass } from './message-class.ts'

const UP = /^(?:up|established|full|2way|two-?way)$/i
const ADDRESS = '(?<part>[0-9a-fA-F]*[.:][0-9a-fA-F.:]+)'

const LINK: readonly MessageClass[] = [
  // Cisco IOS, IOS XE, Arista EOS.
  {
    eventClass: 'linkDown',
    text: /%(?:LINK|LINEPROTO)-\d-(?:UPDOWN|CHANGED): (?:Line protocol on )?Interface (?<part>[^\s,]+), changed state to (?:administratively )?(?<state>\w+)/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  // NX-OS.
  {
    eventClass: 'linkDown',
    text: /%ETH(?:PORT|_PORT_CHANNEL)-\d-IF_(?:DOWN|UP)\w*: Interface (?<part>[^\s,]+) is (?<state>up|down)/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  // Junos.
  {
    eventClass: 'linkDown',
    text: /SNMP_TRAP_LINK_(?<state>DOWN|UP): .{0,120}ifName (?<part>\S+)/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  // Huawei VRP, H3C Comware.
  {
    eventClass: 'linkDown',
    text: /IFNET\/\d\/\w+.{0,40}:.{0,60}interface (?<part>\S+) (?:has turned into|has entered the|changed to) (?<state>up|down)/i,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  // Linux drivers and bonding, MikroTik.
  {
    eventClass: 'linkDown',
    text: /\b(?<part>[A-Za-z][\w.-]{1,30}):? (?:NIC )?link is (?<state>up|down)\b/i,
    app: /^kernel$/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  {
    eventClass: 'linkDown',
    text: /link status definitely (?<state>up|down) for interface (?<part>[\w.-]+)/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
  {
    eventClass: 'linkDown',
    text: /^(?<part>[a-z][\w-]{1,30}) link (?<state>up|down)\b/,
    app: /^interface/,
    ends: UP,
    severity: 'major',
    part: 'ifName',
  },
]

const ROUTING: readonly MessageClass[] = [
  {
    eventClass: 'bgpPeerDown',
    text: new RegExp(`%BGP-\\d-ADJCHANGE: .{0,80}neighbor ${ADDRESS} .{0,60}?(?<state>Up|Down)`),
    ends: UP,
    severity: 'major',
    part: 'bgpPeer',
  },
  {
    eventClass: 'bgpPeerDown',
    text: new RegExp(`RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer ${ADDRESS} .{0,120}from \\w+ to (?<state>Established)`),
    ends: UP,
    part: 'bgpPeer',
  },
  {
    eventClass: 'bgpPeerDown',
    text: new RegExp(`RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer ${ADDRESS} .{0,120}from Established to (?<state>\\w+)`),
    ends: UP,
    severity: 'major',
    part: 'bgpPeer',
  },
  {
    eventClass: 'bgpPeerDown',
    text: new RegExp(`BGP/\\d/\\w+.{0,40}:.{0,60}peer ${ADDRESS}.{0,80}to (?<state>ESTABLISHED)`, 'i'),
    ends: UP,
    part: 'bgpPeer',
  },
  {
    eventClass: 'bgpPeerDown',
    text: new RegExp(`BGP/\\d/\\w+.{0,40}:.{0,60}peer ${ADDRESS}.{0,60}from ESTABLISHED to (?<state>\\w+)`, 'i'),
    ends: UP,
    severity: 'major',
    part: 'bgpPeer',
  },
  {
    eventClass: 'ospfNeighborDown',
    text: new RegExp(`%OSPF(?:v3)?-\\d-ADJCHG: .{0,60}Nbr ${ADDRESS} .{0,60}to (?<state>DOWN|FULL)`),
    ends: UP,
    severity: 'major',
    part: 'ospfNbr',
  },
  {
    eventClass: 'ospfNeighborDown',
    text: new RegExp(`RPD_OSPF_NBR(?:DOWN|UP): OSPF neighbor ${ADDRESS} .{0,120}to (?<state>Down|Full)`),
    ends: UP,
    severity: 'major',
    part: 'ospfNbr',
  },
]

const DEVICE: readonly MessageClass[] = [
  {
    eventClass: 'portErrDisabled',
    text: /%P(?:M|LATFORM_PM)-\d-ERR_DISABLE: .{0,80}, putting (?<part>\S+) in err-disable state/,
    kind: 'raise',
    severity: 'major',
    part: 'ifName',
    lastsMinutes: 60,
  },
  {
    eventClass: 'portErrDisabled',
    text: /%P(?:M|LATFORM_PM)-\d-ERR_RECOVER: .{0,80} on (?<part>\S+)/,
    kind: 'clear',
    part: 'ifName',
  },
  {
    eventClass: 'deviceRestarted',
    text: /%SYS-\d-(?:RESTART|RELOAD)\b/,
    kind: 'raise',
    severity: 'warning',
    lastsMinutes: 30,
  },
  {
    eventClass: 'configChanged',
    text: /%SYS-\d-CONFIG_I\b|\bUI_COMMIT(?:_COMPLETED)?\b/,
    kind: 'notice',
    severity: 'indeterminate',
  },
  {
    eventClass: 'fanFailed',
    text: /%\w*ENV\w*-\d-FAN_?(?:FAIL\w*): (?<part>[^:]{1,60}?)(?: has)? failed/i,
    kind: 'raise',
    severity: 'major',
    part: 'sensor',
    lastsMinutes: 60,
  },
  {
    eventClass: 'upsOnBattery',
    text: /^(?:UPS (?<part>\S+) on battery|Power failure\b)/,
    app: /^(?:upsmon|apcupsd)$/,
    kind: 'raise',
    severity: 'major',
  },
  {
    eventClass: 'upsOnBattery',
    text: /^(?:UPS (?<part>\S+) on line power|Power is back)/,
    app: /^(?:upsmon|apcupsd)$/,
    kind: 'clear',
  },
]

/** First one that fits wins. */
export const MESSAGE_CLASSES: readonly MessageClass[] = [...LINK, ...ROUTING, ...DEVICE, ...HOST_MESSAGES]
