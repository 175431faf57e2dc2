// Well-known conditions: the names that alerting rules give them -> the product's event class, so that a trap and a Prometheus alert
// about one condition are one class. Names are compared without case, blanks and punctuation. A condition that is not here keeps its alertname.
// Take care before adding one: two conditions of one class on one component are one alert (mysqlDown and redisDown must stay two).
import type { PerceivedSeverity } from '../contract/severity.ts'

/** Which labels name the part of the CI that is affected; `whole` = the CI itself, whatever the labels say; `job` = what is scraped on it. */
export type ComponentKind = 'whole' | 'job' | 'interface' | 'filesystem' | 'bgpPeer' | 'ospfNeighbor' | 'sensor' | 'any'

export interface ConditionClass {
  readonly eventClass: string
  /** When no label says one. */
  readonly severity: PerceivedSeverity
  readonly component: ComponentKind
  readonly names: string
  /** Tried on the name in lower case without punctuation. */
  readonly pattern?: RegExp
  /** Only of jobs that watch the host itself: a MySQL exporter that does not answer is no host that is down. */
  readonly hostJobsOnly?: true
  /** Always firing by design: kept in the history, never an alert. */
  readonly oneShot?: true
}

/** Words before the thing that is down that do not change the condition. Anything else does: SqlServerDown is no HostDown. */
const WHERE =
  '(snmp|network|net|switch|router|device|node|host|juniper|cisco|huawei|h3c|arista|core|access|edge|wan|lan|uplink|trunk|ethernet|physical|remote|prometheus)*'

/** Always firing by design: the heartbeat of the Prometheus that sends it (ingest/heartbeats). */
export const WATCHDOG_CLASS = 'watchdog'

export const CONDITION_CLASSES: readonly ConditionClass[] = [
  {
    eventClass: 'linkDown',
    severity: 'major',
    component: 'interface',
    names:
      'LinkDown InterfaceDown PortDown IfDown IfOperStatus ifOperStatusDown NodeNetworkInterfaceDown 接口down 端口down 链路中断',
    pattern: new RegExp(
      `^${WHERE}(interface|ifoper|link|uplink|port|nic)(is|oper|admin|status|state)*(down|notup|failed)$`,
    ),
  },
  {
    eventClass: 'HostDown',
    severity: 'critical',
    component: 'whole',
    names: 'NodeDown HostDown PingFailed PingLost IcmpFailed IcmpProbeFailed PveNodeDown 主机宕机 主机不可达 设备离线',
    pattern: new RegExp(
      `^${WHERE}(node|host|server|device|switch|router|machine|virtualmachine|vm|firewall|accesspoint|endpoint)(is)?(down|unreachable|notresponding|offline|notreachable)$`,
    ),
  },
  {
    eventClass: 'HostDown',
    severity: 'critical',
    component: 'whole',
    names: 'InstanceDown TargetDown PrometheusTargetMissing ScrapeTargetDown',
    pattern: new RegExp(`^${WHERE}(instance|target)(is)?(down|unreachable|notresponding|offline|missing)$`),
    hostJobsOnly: true,
  },
  {
    eventClass: 'bgpPeerDown',
    severity: 'major',
    component: 'bgpPeer',
    names: 'BgpDown BgpBackwardTransition BgpNotEstablished',
    pattern: /bgp(peer|session|neighbou?r)?(is)?(down|notestablished|lost|idle)$/,
  },
  {
    eventClass: 'ospfNeighborDown',
    severity: 'major',
    component: 'ospfNeighbor',
    names: 'OspfDown OspfNbrStateChange',
    pattern: /ospf(v3)?(neighbou?r|nbr|adjacency)?(is)?(down|notfull|lost)$/,
  },
  {
    eventClass: 'upsOnBattery',
    severity: 'major',
    component: 'whole',
    names: 'UpsOnBattery ApcUpsAcInputOutage UpsInputOutage UpsPowerFailure UpsAcInputFailure UPS电池供电',
    pattern: /ups.*onbattery$/,
  },
  {
    eventClass: 'upsLowBattery',
    severity: 'critical',
    component: 'whole',
    names: 'UpsLowBattery UpsBatteryLow ApcUpsBatteryNearlyEmpty ApcUpsLessThan15MinutesOfBatteryTimeRemaining',
  },
  {
    eventClass: 'diskFull',
    severity: 'major',
    component: 'filesystem',
    names:
      'DiskFull DiskSpaceLow LowDiskSpace HostOutOfDiskSpace OutOfDiskSpace FilesystemFull NodeFilesystemAlmostOutOfSpace WindowsServerDiskSpaceUsage KubernetesVolumeOutOfDiskSpace KubePersistentVolumeFillingUp NetdataLowDiskSpace HighDiskUsage DiskUsageHigh DiskWillFill 磁盘空间不足',
    pattern:
      /^(host|node|server|windows|linux|root|local)*(disk|filesystem)(space|usage)?(full|low|critical|almostfull|outofspace)$/,
  },
  {
    eventClass: 'diskFillingUp',
    severity: 'warning',
    component: 'filesystem',
    names:
      'HostDiskMayFillIn24Hours NodeFilesystemSpaceFillingUp DiskWillFillIn4Hours NetdataPredictedDiskFull KubernetesVolumeFullInFourDays',
  },
  {
    eventClass: 'highCpu',
    severity: 'warning',
    component: 'whole',
    names:
      'HostHighCpuLoad HighCpu HighCpuLoad HighCpuUsage CpuHigh CpuUsageHigh NodeCPUHighUsage WindowsServerCpuUsage NetdataHighCpuUsage CPU使用率过高',
  },
  {
    eventClass: 'highMemory',
    severity: 'warning',
    component: 'whole',
    names:
      'HostOutOfMemory HighMemory HighMemoryUsage MemoryHigh NodeMemoryHighUtilization WindowsServerMemoryUsage NetdataHighMemoryUsage 内存使用率过高',
  },
  {
    eventClass: 'highTemperature',
    severity: 'major',
    component: 'sensor',
    names:
      'HighTemperature TemperatureHigh HostPhysicalComponentTooHot HostNodeOvertemperatureAlarm ApcUpsHighTemperature 温度过高',
    pattern: /(temperature(toohigh|high|critical|alarm)|overtemperature|overheat(ing)?)$/,
  },
  {
    eventClass: 'fanFailed',
    severity: 'major',
    component: 'sensor',
    names: 'FanFailed FanFailure FanDown FanNotOk 风扇故障',
    pattern: /fan(tray)?(failed|failure|fault|down|notok)$/,
  },
  {
    eventClass: 'powerSupplyFailed',
    severity: 'major',
    component: 'sensor',
    names: 'PowerSupplyFailed PsuFailed PsuDown 电源故障',
    pattern: /(powersupply|psu)(failed|failure|fault|down|notok)$/,
  },
  {
    eventClass: 'deviceRestarted',
    severity: 'warning',
    component: 'whole',
    names: 'SnmpDeviceRestarted DeviceRestarted DeviceRebooted HostRebooted NodeRebooted',
  },
  {
    eventClass: 'nodeNotReady',
    severity: 'critical',
    component: 'whole',
    names: 'KubeNodeNotReady KubernetesNodeNotReady KubeNodeUnreachable',
  },
  {
    eventClass: 'podCrashLooping',
    severity: 'major',
    component: 'any',
    names: 'KubePodCrashLooping KubernetesPodCrashLooping',
  },
  {
    eventClass: WATCHDOG_CLASS,
    severity: 'indeterminate',
    component: 'whole',
    names: 'Watchdog DeadMansSwitch DeadMansSnitch DeadManSwitch PrometheusAlertmanagerE2eDeadManSwitch',
    oneShot: true,
  },
  {
    // Fires while anything with severity info does, to hold that back.
    eventClass: 'infoInhibitor',
    severity: 'indeterminate',
    component: 'whole',
    names: 'InfoInhibitor',
    oneShot: true,
  },
]
