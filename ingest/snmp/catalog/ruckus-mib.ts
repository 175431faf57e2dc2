// Ruckus: RUCKUS-SZ-EVENT-MIB (SmartZone controllers, about their access points, data planes and nodes) and RUCKUS-EVENT-MIB (clients).
// An access point is named in the trap: it is the component, because the sender is the controller.
import type { CatalogMib, ComponentRule, SeverityBy } from './catalog-entry.ts'
import { notices, pairs, passing } from './numbered-traps.ts'

const PREFIX = '1.3.6.1.4.1.25053.2.11.1'
const CLIENT_PREFIX = '1.3.6.1.4.1.25053.2.1.1'
const OBJECTS = '1.3.6.1.4.1.25053.2.11.2'

const AP: readonly ComponentRule[] = [
  { name: 'ap', from: ['ruckusSZEventAPName'] },
  { name: 'ap', from: ['ruckusSZEventAPMacAddr'] },
]
const byAp = { prefix: PREFIX, component: AP }
const byNode = { prefix: PREFIX, component: [{ name: 'node', from: ['ruckusSZEventNodeName'] }] }
const byDataPlane = { prefix: PREFIX, component: [{ name: 'dataPlane', from: ['ruckusSZDPKey'] }] }
const byPort = {
  prefix: PREFIX,
  component: [{ name: 'dataPlane', from: ['ruckusSZDPKey'], and: 'ruckusSZNetworkPortID' }],
}
const byClient = { prefix: CLIENT_PREFIX, component: [{ name: 'client', from: ['ruckusEventClientMacAddr'] }] }

const WORSE = ['Critical', 'Major', 'Minor', 'Warning'] as const
const SEVERITY: SeverityBy = {
  object: 'ruckusSZEventSeverity',
  when: { Critical: 'critical', Major: 'major', Minor: 'minor', Warning: 'warning' },
  otherwise: 'indeterminate',
}
const WHICH = '{ruckusSZEventAPName|ruckusSZEventAPMacAddr}'
const RADIUS: readonly ComponentRule[] = [{ name: 'ap', from: ['ruckusSZEventAPName'], and: 'ruckusSZRadSrvrIp' }]

export const ruckusMib: CatalogMib = {
  mib: 'RUCKUS-SZ-EVENT-MIB',
  modules: ['RUCKUS-EVENT-MIB'],
  objects: {
    ruckusSZEventDescription: { oid: `${OBJECTS}.1` },
    ruckusSZEventSeverity: { oid: `${OBJECTS}.13` },
    ruckusSZEventType: { oid: `${OBJECTS}.14` },
    ruckusSZEventNodeName: { oid: `${OBJECTS}.16` },
    ruckusSZCPUPerc: { oid: `${OBJECTS}.17` },
    ruckusSZMemoryPerc: { oid: `${OBJECTS}.18` },
    ruckusSZDiskPerc: { oid: `${OBJECTS}.19` },
    ruckusSZEventAPMacAddr: { oid: `${OBJECTS}.23` },
    ruckusSZEventReason: { oid: `${OBJECTS}.24` },
    ruckusSZEventAPName: { oid: `${OBJECTS}.25` },
    ruckusSZEventAPIP: { oid: `${OBJECTS}.26` },
    ruckusSZEventAPLocation: { oid: `${OBJECTS}.27` },
    ruckusSZAPConfigID: { oid: `${OBJECTS}.33` },
    ruckusSZEventAPIPv6: { oid: `${OBJECTS}.35` },
    ruckusSZEventRogueMac: { oid: `${OBJECTS}.45` },
    ruckusSZDPKey: { oid: `${OBJECTS}.80` },
    ruckusSZNetworkPortID: { oid: `${OBJECTS}.100` },
    ruckusSZLicenseType: { oid: `${OBJECTS}.150` },
    ruckusSZLicenseUsagePerc: { oid: `${OBJECTS}.151` },
    ruckusSZRadSrvrIp: { oid: `${OBJECTS}.312` },
    ruckusEventClientMacAddr: { oid: '1.3.6.1.4.1.25053.2.1.2.15', format: 'mac' },
    ruckusEventSetErrorOID: { oid: '1.3.6.1.4.1.25053.2.1.2.20' },
  },
  notifications: [
    ...pairs(byAp, [
      [
        'accessPointDown',
        'major',
        [
          [23, 'ruckusSZAPDisconnectedTrap', `Access point ${WHICH} is disconnected`],
          [24, 'ruckusSZAPLostHeartbeatTrap', `Access point ${WHICH} lost its heartbeat`],
        ],
        [[21, 'ruckusSZAPConnectedTrap', `Access point ${WHICH} is connected: {ruckusSZEventReason}`]],
      ],
      [
        'accessPointFirmwareFailed',
        'minor',
        [[34, 'ruckusSZAPFirmwareUpdateFailedTrap', `Firmware update of access point ${WHICH} failed`]],
        [[35, 'ruckusSZAPFirmwareUpdatedTrap', `Firmware of access point ${WHICH} was updated`]],
      ],
      [
        'accessPointConfigFailed',
        'minor',
        [
          [
            29,
            'ruckusSZAPConfUpdateFailedTrap',
            `Configuration update {ruckusSZAPConfigID} of access point ${WHICH} failed`,
          ],
        ],
        [[30, 'ruckusSZAPConfUpdatedTrap', `Configuration {ruckusSZAPConfigID} is on access point ${WHICH}`]],
      ],
      [
        'cableModemDown',
        'major',
        [[38, 'ruckusSZCableModemDownTrap', `Cable modem of access point ${WHICH} is down`]],
        [[45, 'ruckusSZCableModemUpTrap', `Cable modem of access point ${WHICH} is up`]],
      ],
      [
        'tunnelDown',
        'major',
        [
          [
            60,
            'ruckusSZAPTunnelBuildFailedTrap',
            `Access point ${WHICH} could not build its tunnel: {ruckusSZEventReason}`,
          ],
          [
            62,
            'ruckusSZAPTunnelDisconnectedTrap',
            `Tunnel of access point ${WHICH} is disconnected: {ruckusSZEventReason}`,
          ],
        ],
        [[61, 'ruckusSZAPTunnelBuildSuccessTrap', `Access point ${WHICH} has its tunnel`]],
      ],
      [
        'greGatewayUnreachable',
        'major',
        [[67, 'ruckusSZAPSoftGREGatewayNotReachableTrap', `Access point ${WHICH} does not reach its GRE gateway`]],
        [[68, 'ruckusSZAPSoftGREGatewayReachableTrap', `Access point ${WHICH} reaches its GRE gateway`]],
      ],
    ]),
    ...pairs({ prefix: PREFIX, component: RADIUS }, [
      [
        'radiusServerUnreachable',
        'major',
        [
          [
            401,
            'ruckusSZAPRadiusServerUnreachableTrap',
            'Access point {ruckusSZEventAPName} does not reach RADIUS server {ruckusSZRadSrvrIp}',
          ],
        ],
        [
          [
            400,
            'ruckusSZAPRadiusServerReachableTrap',
            'Access point {ruckusSZEventAPName} reaches RADIUS server {ruckusSZRadSrvrIp}',
          ],
        ],
      ],
    ]),
    ...pairs(byNode, [
      [
        'highCpu',
        'warning',
        [[6, 'ruckusSZCPUUsageThresholdExceededTrap', 'CPU of node {ruckusSZEventNodeName} at {ruckusSZCPUPerc} %']],
        [[42, 'ruckusSZCPUUsageThresholdBackToNormalTrap', 'CPU of node {ruckusSZEventNodeName} is normal']],
      ],
      [
        'highMemory',
        'warning',
        [
          [
            7,
            'ruckusSZMemoryUsageThresholdExceededTrap',
            'Memory of node {ruckusSZEventNodeName} at {ruckusSZMemoryPerc} %',
          ],
        ],
        [[43, 'ruckusSZMemoryUsageThresholdBackToNormalTrap', 'Memory of node {ruckusSZEventNodeName} is normal']],
      ],
      [
        'diskFull',
        'major',
        [[8, 'ruckusSZDiskUsageThresholdExceededTrap', 'Disk of node {ruckusSZEventNodeName} at {ruckusSZDiskPerc} %']],
        [[44, 'ruckusSZDiskUsageThresholdBackToNormalTrap', 'Disk of node {ruckusSZEventNodeName} is normal']],
      ],
    ]),
    ...pairs(byDataPlane, [
      [
        'dataPlaneDown',
        'critical',
        [
          [72, 'ruckusSZDPDisconnectedTrap', 'Data plane {ruckusSZDPKey} is disconnected'],
          [71, 'ruckusSZDPLostHeartbeatTrap', 'Data plane {ruckusSZDPKey} lost its heartbeat'],
        ],
        [[76, 'ruckusSZDPConnectedTrap', 'Data plane {ruckusSZDPKey} is connected']],
      ],
    ]),
    ...pairs(byPort, [
      [
        'linkDown',
        'major',
        [[73, 'ruckusSZDPPhyInterfaceDownTrap', 'Port {ruckusSZNetworkPortID} of data plane {ruckusSZDPKey} is down']],
        [[77, 'ruckusSZDPPhyInterfaceUpTrap', 'Port {ruckusSZNetworkPortID} of data plane {ruckusSZDPKey} is up']],
      ],
    ]),
    ...passing(byAp, 60, 'warning', [
      [28, 'ruckusSZAPRejectedTrap', `Access point ${WHICH} was rejected: {ruckusSZEventReason}`],
      [39, 'ruckusSZCableModemRebootTrap', `Cable modem of access point ${WHICH} rebooted`],
    ]),
    ...passing(byNode, 60, 'major', [
      [4, 'ruckusSZNodeRestartedTrap', 'Node {ruckusSZEventNodeName} restarted: {ruckusSZEventReason}'],
      [5, 'ruckusSZNodeShutdownTrap', 'Node {ruckusSZEventNodeName} was shut down'],
      [
        19,
        'ruckusSZLicenseUsageThresholdExceededTrap',
        'License {ruckusSZLicenseType} is used to {ruckusSZLicenseUsagePerc} %',
      ],
    ]),
    {
      oid: `${PREFIX}.25`,
      name: 'ruckusSZAPRebootTrap',
      eventClass: 'accessPointRebooted',
      kind: 'raise',
      severity: SEVERITY,
      lastsMinutes: 30,
      component: AP,
      summary: `Access point ${WHICH} rebooted: {ruckusSZEventReason}`,
    },
    {
      oid: `${PREFIX}.20`,
      name: 'ruckusSZAPMiscEventTrap',
      eventClass: 'accessPointEvent',
      kind: { object: 'ruckusSZEventSeverity', raise: WORSE, clear: [] },
      severity: SEVERITY,
      lastsMinutes: 60,
      component: AP,
      summary: `Access point ${WHICH}: {ruckusSZEventDescription}`,
    },
    ...notices(byAp, [
      [22, 'ruckusSZAPDeletedTrap', `Access point ${WHICH} was deleted`],
      [37, 'ruckusSZAPFactoryResetTrap', `Access point ${WHICH} was reset to factory settings`],
      [50, 'ruckusSZSSIDSpoofingRogueAPDetectedTrap', 'Rogue access point {ruckusSZEventRogueMac} spoofs an SSID'],
      [51, 'ruckusSZMacSpoofingRogueAPDetectedTrap', 'Rogue access point {ruckusSZEventRogueMac} spoofs a MAC address'],
      [
        52,
        'ruckusSZSameNetworkRogueAPDetectedTrap',
        'Rogue access point {ruckusSZEventRogueMac} is on the same network',
      ],
      [53, 'ruckusSZADHocNetworkRogueAPDetectedTrap', 'Rogue ad-hoc network {ruckusSZEventRogueMac}'],
    ]),
    ...notices(byClient, [
      [1, 'ruckusEventAssocTrap', 'Client {ruckusEventClientMacAddr} joined'],
      [2, 'ruckusEventDiassocTrap', 'Client {ruckusEventClientMacAddr} left'],
    ]),
    ...notices({ prefix: CLIENT_PREFIX, component: [{ name: 'oid', from: ['ruckusEventSetErrorOID'] }] }, [
      [3, 'ruckusEventSetErrorTrap', 'SNMP set of {ruckusEventSetErrorOID} failed'],
    ]),
  ],
}
