import { describe, expect, it } from 'vitest'
import { classKind } from './class-families.ts'

describe('class families', () => {
  it.each([
    ['linkDown', 'link', 'degraded'],
    ['bgpBackwardTransition', 'link', 'degraded'],
    ['ospfNbrStateChange', 'link', 'degraded'],
    ['ifOperStatus', 'link', 'degraded'],
    ['HostDown', 'reachability', 'down'],
    ['InstanceDown', 'reachability', 'down'],
    ['TargetDown', 'reachability', 'down'],
    ['NodeUnreachable', 'reachability', 'down'],
    ['DiskFull', 'capacity', 'degraded'],
    ['NodeFilesystemSpaceFillingUp', 'capacity', 'degraded'],
    ['HighCPU', 'capacity', 'degraded'],
    ['HighRequestLatency', 'performance', 'degraded'],
    ['latency:Average:high', 'performance', 'degraded'],
    ['MySQLDown', 'reachability', 'down'],
    ['ServiceDown', 'application', 'down'],
    ['upsOnBattery', 'power', 'degraded'],
    ['upsTrapOnBattery', 'power', 'degraded'],
    ['PowerFailure', 'power', 'down'],
    ['fanFailure', 'hardware', 'degraded'],
    ['authenticationFailure', 'security', 'degraded'],
    ['CertificateExpiring', 'configuration', 'degraded'],
    ['coolingUnitFailed', 'hardware', 'degraded'],
    ['HostPhysicalComponentTooHot', 'hardware', 'degraded'],
    ['storageLatencyHigh', 'performance', 'degraded'],
    ['HostUnusualDiskReadLatency', 'performance', 'degraded'],
    ['MysqlSlaveReplicationLag', 'performance', 'degraded'],
    ['MultipathPathDown', 'link', 'degraded'],
    ['EnvoyClusterCircuitBreakerTripped', 'application', 'degraded'],
    ['PostgresqlDeadLocks', 'application', 'degraded'],
    ['KubernetesNodeNotReady', 'reachability', 'down'],
    ['EtcdHighNumberOfFailedProposals', 'application', 'degraded'],
    ['alarm-11', 'unknown', 'degraded'],
    ['W-Sys-Cav', 'unknown', 'degraded'],
  ])('%s is %s, %s', (eventClass, family, grade) => {
    expect(classKind(eventClass)).toEqual({ family, grade })
  })
})
