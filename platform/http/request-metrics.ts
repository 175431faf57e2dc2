// Duration of requests by route template: never by URL, which would make a time series of each id.
import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'

export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram(
    'nocturne_http_request_duration_seconds',
    'Time from a request to its answer, by route template.',
    ['method', 'route', 'status'],
  )
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    }
    duration.observe(labels, reply.elapsedTime / 1000)
    done()
  })
}
