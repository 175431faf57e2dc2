import { describe, expect, it } from 'vitest'
import { bearingOf } from './bearing.ts'

describe('bearing of a class', () => {
  it.each([
    ['linkDown', 'condition'],
    ['HostDown', 'condition'],
    ['ServiceDown', 'condition'],
    ['DiskFull', 'condition'],
    ['PostgresqlDown', 'condition'],
    ['container_threads:down', 'slack'],
    ['CpuUsageDown', 'slack'],
    ['HighRequestLatency', 'condition'],
    ['availability:Average:low', 'failing'],
    ['availability:Average:high', 'better'],
    ['grpc-sr:down', 'failing'],
    ['http_errors_total:up', 'failing'],
    ['latency:p99:high', 'slow'],
    ['latency:p99:low', 'better'],
    ['grpc-mrt:up', 'slow'],
    ['requests:Sum:low', 'volume'],
    ['container_network_receive_packets.eth0:up', 'volume'],
    ['system.cpu.pct_usage:up', 'pressed'],
    ['container_memory_usage_MB:down', 'slack'],
  ])('%s is %s', (eventClass, want) => {
    expect(bearingOf(eventClass).bearing).toBe(want)
  })

  it('only requests that come in are load: bytes also answer what the CI itself asked for', () => {
    expect(bearingOf('requests:Sum:high').isLoad).toBe(true)
    expect(bearingOf('requests:Sum:low').isLoad).toBe(false)
    expect(bearingOf('container_network_receive_MB.eth0:up').isLoad).toBe(false)
  })

  it('what stops work weighs most, what only moves with others or got better least', () => {
    const weights = ['availability:low', 'latency:high', 'memory_usage:down', 'requests:low', 'latency:low'].map(
      (eventClass) => bearingOf(eventClass).gravity,
    )
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(new Set(weights).size).toBe(weights.length)
  })
})
