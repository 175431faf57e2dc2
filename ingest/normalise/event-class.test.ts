// Names of published rules -> the classes that traps have, and the names that must not be taken for them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONDITION_CLASSES } from './condition-classes.ts'
import { alertNameOf, conditionOf } from './event-class.ts'
import { severityOf } from './severity-words.ts'

const RULES = new URL(
  '../../../shared/fixtures/prometheus-rules/awesome-prometheus-alerts/dist/rules/',
  import.meta.url,
)
const classOf = (name: string, labels = {}) => conditionOf(name, labels).eventClass

describe('conditionOf', () => {
  it.each([
    ['InterfaceDown', 'linkDown'],
    ['SnmpInterfaceDown', 'linkDown'],
    ['SNMP Interface Down', 'linkDown'],
    ['ifOperStatusDown', 'linkDown'],
    ['NetworkInterfaceDown', 'linkDown'],
    ['switch_port_down', 'linkDown'],
    ['LinkDown', 'linkDown'],
    ['端口down', 'linkDown'],
    ['InstanceDown', 'HostDown'],
    ['NodeDown', 'HostDown'],
    ['HostUnreachable', 'HostDown'],
    ['DeviceUnreachable', 'HostDown'],
    ['JuniperSwitchDown', 'HostDown'],
    ['SnmpTargetDown', 'HostDown'],
    ['主机宕机', 'HostDown'],
    ['BgpSessionDown', 'bgpPeerDown'],
    ['BGPNeighborDown', 'bgpPeerDown'],
    ['OspfNeighbourDown', 'ospfNeighborDown'],
    ['ApcUpsAcInputOutage', 'upsOnBattery'],
    ['HostOutOfDiskSpace', 'diskFull'],
    ['NodeFilesystemAlmostOutOfSpace', 'diskFull'],
  ])('%s is %s', (name, eventClass) => {
    expect(classOf(name)).toBe(eventClass)
  })

  it.each([
    'SqlServerDown',
    'RabbitmqNodeDown',
    'TcpPortDown',
    'TransportDown',
    'RedisDown',
    'MinioNodeDiskOffline',
    'NatsServerDown',
  ])('%s keeps its name: it is another condition', (name) => {
    expect(classOf(name)).toBe(name)
  })

  it('an exporter of an application that does not answer is no host that is down', () => {
    expect(classOf('InstanceDown', { job: 'mysql' })).toBe('InstanceDown')
    expect(classOf('InstanceDown', { job: 'node-exporter' })).toBe('HostDown')
    expect(classOf('TargetDown', { job: 'blackbox-icmp' })).toBe('HostDown')
  })

  it('no name is in two rows', () => {
    const names = CONDITION_CLASSES.flatMap((row) => row.names.toLowerCase().split(' '))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('an alert without a name has a class', () => {
    expect(alertNameOf({ severity: 'critical' })).toBe('unnamed')
    expect(alertNameOf({ rule: 'R' })).toBe('R')
  })

  it.skipIf(!existsSync(RULES))(
    'of published rules, those about applications keep their names (needs ../shared/fixtures/prometheus-rules)',
    () => {
      const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'))
      const names = new Set(
        files.flatMap((file) =>
          [...readFileSync(new URL(file, RULES), 'utf8').matchAll(/^\s*-?\s*alert:\s*(\S+)/gm)].map(
            (match) => match[1] ?? '',
          ),
        ),
      )
      const mapped = [...names].filter((name) => classOf(name) !== name)
      expect(names.size).toBeGreaterThan(800)
      expect(mapped.length).toBeGreaterThan(20)
      const aboutOthers = mapped.filter(
        (name) => !/^(Host|Node|Kube|Netdata|Windows|Snmp|Juniper|ApcUps|Smart|Pve|Prometheus)/.test(name),
      )
      expect(aboutOthers, 'only rules about machines, networks and power mean what a trap means').toEqual([])
    },
  )
})

describe('severityOf', () => {
  it.each([
    ['critical', 'critical'],
    ['Critical ', 'critical'],
    ['page', 'critical'],
    ['P1', 'critical'],
    ['error', 'major'],
    ['high', 'major'],
    ['2', 'major'],
    ['minor', 'minor'],
    ['warning', 'warning'],
    ['WARN', 'warning'],
    ['P4', 'warning'],
    ['info', 'indeterminate'],
    ['none', 'indeterminate'],
    ['5', 'indeterminate'],
    ['严重', 'critical'],
    ['weird', undefined],
    ['constructor', undefined],
  ])('%s is %s', (word, severity) => {
    expect(severityOf({ severity: word })).toBe(severity)
  })

  it('looks at priority and level when severity says nothing', () => {
    expect(severityOf({ severity: 'x', priority: 'P2' })).toBe('major')
    expect(severityOf({ level: 'crit' })).toBe('critical')
  })
})
