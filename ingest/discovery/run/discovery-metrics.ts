// What discovery counts.
import type { Metrics } from '../../../platform/metrics/metrics.ts'
import type { DeviceResult } from './run-journal.ts'

export interface DiscoveryMetrics {
  asked(result: DeviceResult): void
  ended(outcome: 'done' | 'failed', tookMs: number): void
}

export function discoveryMetrics(metrics: Metrics): DiscoveryMetrics {
  const devices = metrics.counter('nocturne_discovery_devices_total', 'Addresses asked by SNMP discovery, by outcome', [
    'outcome',
  ])
  const runs = metrics.counter(
    'nocturne_discovery_runs_total',
    'Runs of discovery that came to their end, by outcome',
    ['outcome'],
  )
  const last = metrics.gauge('nocturne_discovery_last_run_seconds', 'How long the last run of discovery took', [])
  return {
    asked: (result) => devices.inc({ outcome: result.outcome === 'answered' ? 'answered' : result.fault }),
    ended(outcome, tookMs) {
      runs.inc({ outcome })
      last.set({}, tookMs / 1000)
    },
  }
}
