import { describe, expect, it } from 'vitest'
import { metricsText } from './aggregate.ts'
import { createMetrics } from './metrics.ts'
import { addProcessMetrics } from './process-metrics.ts'

describe('createMetrics', () => {
  it('gives the same metric for the same name and refuses another kind', () => {
    const metrics = createMetrics()
    const first = metrics.counter('nocturne_a_total', 'A.', ['x'])
    expect(metrics.counter('nocturne_a_total', 'A.', ['x'])).toBe(first)
    expect(() => metrics.gauge('nocturne_a_total', 'A.')).toThrow(/exists and is no Gauge/)
  })

  it('keeps threads apart', async () => {
    createMetrics().counter('nocturne_b_total', 'B.').inc()
    expect(await createMetrics().registry.metrics()).not.toContain('nocturne_b_total')
  })
})

describe('metricsText', () => {
  it('adds up counters and histograms of all threads', async () => {
    const threads = [createMetrics(), createMetrics(), createMetrics()]
    for (const [index, metrics] of threads.entries()) {
      metrics.counter('nocturne_c_total', 'C.', ['source']).inc({ source: 'snmp' }, index + 1)
      metrics.histogram('nocturne_d_seconds', 'D.', [], [1]).observe(0.5)
    }
    const [own, ...others] = threads
    if (own === undefined) throw new Error('no thread')
    const { contentType, text } = await metricsText(own, () =>
      Promise.all(others.map((metrics) => metrics.registry.getMetricsAsJSON())),
    )
    expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(text).toContain('nocturne_c_total{source="snmp"} 6')
    expect(text).toContain('nocturne_d_seconds_bucket{le="1"} 3')
    expect(text).toContain('nocturne_d_seconds_count 3')
  })
})

describe('addProcessMetrics', () => {
  it('shows the process, its build, and what karma looks for', async () => {
    const metrics = createMetrics()
    addProcessMetrics(metrics, '1.2.3')
    addProcessMetrics(metrics, '1.2.3')
    const text = await metrics.registry.metrics()
    expect(text).toMatch(/nocturne_build_info\{version="1\.2\.3",node="v\d+\.\d+\.\d+"} 1/)
    expect(text).toContain('alertmanager_build_info{version="0.25.0"} 1')
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).toContain('process_resident_memory_bytes')
  })
})
