// What a rule's expression says about where, when its labels say nothing.
import { describe, expect, it } from 'vitest'
import { expressionHints } from './expression-hints.ts'

const url = (expr: string) => `http://p:9090/graph?g0.expr=${encodeURIComponent(expr)}&g0.tab=1`

describe('expressionHints', () => {
  it.each([
    ['the job that is asked', 'sum(rate(http_requests_total{job="gitaly"}[5m])) > 1', 'gitaly'],
    ['a pattern that means one job', 'absent(up{job=~".*thanos-query.*"} == 1)', 'thanos-query'],
    ['the application of the metric', 'sum by (zone) (rate(cloudflare_zone_requests[5m]))', 'cloudflare'],
    ['... not the label that is grouped by', 'sum by (my_label) (up) + sum(vault_core_active)', 'vault'],
    ['... not a text', 'label_replace(up, "a_b", "c_d", "e_f", "") + nats_up', 'nats'],
    ['whose metrics have another word', 'absent(container_last_seen)', 'cadvisor'],
  ])('%s', (_, expr, service) => {
    expect(expressionHints('Anything', url(expr))).toEqual({ service })
  })

  it('the application in the name of the rule, when the metric is anybody’s', () => {
    expect(expressionHints('EtcdGrpcSlow', url('sum(grpc_server_handled_total)'))).toEqual({ service: 'etcd' })
    expect(expressionHints('KubeCPUOvercommit', undefined)).toEqual({ service: 'kubernetes' })
    expect(expressionHints('HighErrorRate', url('sum(http_requests_total)'))).toBeUndefined()
  })

  it.each([
    undefined,
    7,
    '',
    'http://p:9090/graph',
    'http://p/graph?g0.expr=%E0%A4%A',
    url('vector(1)'),
    url('"'.repeat(5000)),
  ])('nothing of %j', (given) => {
    expect(expressionHints('A', given)).toBeUndefined()
  })
})
