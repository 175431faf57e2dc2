// Labels of real rules -> where the condition is.
import { describe, expect, it } from 'vitest'
import { conditionOf } from './event-class.ts'
import { resourceOf } from './resource-hints.ts'

type Labels = Record<string, string>
const at = (labels: Labels) => resourceOf(labels, conditionOf(labels['alertname'] ?? 'A', labels).component)

describe('resourceOf', () => {
  it.each<[string, Labels, ReturnType<typeof resourceOf>]>([
    ['an instance with a port', { instance: 'web-1:9100' }, { hints: { instance: 'web-1:9100', hostname: 'web-1' } }],
    ['an address', { instance: '10.1.2.3:9100' }, { hints: { instance: '10.1.2.3:9100', ip: '10.1.2.3' } }],
    [
      'an IPv6 address',
      { instance: '[2001:DB8::1]:9100' },
      { hints: { instance: '[2001:DB8::1]:9100', ip: '2001:db8::1' } },
    ],
    ['a bare IPv6 address', { instance: '2001:db8::1' }, { hints: { instance: '2001:db8::1', ip: '2001:db8::1' } }],
    [
      'a probed URL',
      { instance: 'https://shop.example:8443/health' },
      { hints: { instance: 'https://shop.example:8443/health', hostname: 'shop.example' } },
    ],
    ['loopback identifies nothing', { instance: 'localhost:9090' }, { hints: { instance: 'localhost:9090' } }],
    [
      'a host beside the address',
      { instance: '10.1.2.3:9100', nodename: 'db-1' },
      { hints: { instance: '10.1.2.3:9100', hostname: 'db-1', ip: '10.1.2.3' } },
    ],
    ['the best host label wins', { host: 'b', hostname: 'a', node: 'c' }, { hints: { hostname: 'a' } }],
    [
      'a federated instance',
      { instance: 'federate:9090', exported_instance: 'db-1:9104' },
      { hints: { instance: 'db-1:9104', hostname: 'db-1' } },
    ],
    [
      'a pod',
      { namespace: 'shop', pod: 'cart-1', container: 'app' },
      { hints: { k8sNamespace: 'shop', k8sPod: 'cart-1' }, component: 'container=app' },
    ],
    [
      'kube-state-metrics speaks of others',
      { alertname: 'KubeNodeNotReady', job: 'kube-state-metrics', instance: '10.9.9.9:8080', node: 'k8s-3' },
      { hints: { hostname: 'k8s-3', k8sNode: 'k8s-3' } },
    ],
    [
      'a job that is a service',
      { job: 'payroll', instance: 'hr-1:8080' },
      { hints: { instance: 'hr-1:8080', hostname: 'hr-1', service: 'payroll' } },
    ],
    [
      'a job that is an exporter',
      { job: 'node-exporter', instance: 'hr-1:9100' },
      { hints: { instance: 'hr-1:9100', hostname: 'hr-1' } },
    ],
    ['a CI id', { nocturne_ci: 'sw-1', ci: 'other' }, { ci: 'sw-1' }],
    [
      'sysName and engine id',
      { sysName: 'core-1', engineId: '0x80001F88' },
      { hints: { sysName: 'core-1', engineId: '80001f88' } },
    ],
    ['a device that is a device', { device: 'core-sw-1' }, { hints: { hostname: 'core-sw-1' } }],
    ['nothing', { severity: 'critical' }, {}],
  ])('%s', (_name, labels, resource) => {
    expect(at(labels)).toEqual(resource)
  })

  it.each<[string, Labels, string | undefined]>([
    ['SnmpInterfaceDown', { ifIndex: '3', ifName: 'Gi0/3', ifDescr: 'GigabitEthernet0/3' }, 'ifIndex=3'],
    ['InterfaceDown', { ifDescr: 'GigabitEthernet0/3' }, 'ifName=GigabitEthernet0/3'],
    ['NodeNetworkInterfaceDown', { device: 'eth0' }, 'ifName=eth0'],
    ['HostNetworkReceiveErrors', { device: 'eth0' }, 'ifName=eth0'],
    ['HostOutOfDiskSpace', { device: '/dev/sda1', mountpoint: '/var', fstype: 'ext4' }, '/var'],
    ['WindowsServerDiskSpaceUsage', { volume: 'C:' }, 'C:'],
    ['HostDiskFailing', { device: 'sdb' }, 'device=sdb'],
    ['BgpSessionDown', { peer: '10.0.0.2' }, 'bgpPeer=10.0.0.2'],
    ['OspfNeighborDown', { neighbor: '10.0.0.9' }, 'ospfNbr=10.0.0.9'],
    ['InstanceDown', { device: 'eth0', anything: 'x' }, undefined],
    ['InstanceDown', { job: 'mysql' }, 'job=mysql'],
    [
      'RabbitmqTooManyMessages',
      { queue: 'orders', vhost: '/', cluster: 'a', severity: 'warning' },
      'queue=orders,vhost=/',
    ],
    ['DiskFull', {}, undefined],
  ])('%s %j is at %s', (alertname, labels, component) => {
    expect(at({ alertname, instance: 'x:1', ...labels }).component).toBe(component)
  })

  it('a very long component is cut and stays told apart', () => {
    const long = (end: string) => at({ alertname: 'B', queue: 'q'.repeat(400) + end }).component
    expect(long('a')?.length).toBeLessThanOrEqual(256)
    expect(long('a')).not.toBe(long('b'))
  })
})
