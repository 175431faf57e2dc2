// For orchestrators and Prometheus: alive, ready, metrics.
import type { FastifyInstance } from 'fastify'
import type { Readiness } from './readiness.ts'

/** @param metricsText the metrics of every thread in Prometheus' text format, with its content type */
export function addProbeRoutes(
  app: FastifyInstance,
  readiness: Readiness,
  metricsText: () => Promise<{ contentType: string; text: string }>,
): void {
  const open = { config: { access: 'public' }, logLevel: 'warn' } as const

  app.get('/livez', open, () => ({ status: 'alive' }))

  app.get('/readyz', open, async (_request, reply) => {
    const report = await readiness.report()
    return reply.status(report.status === 'ready' ? 200 : 503).send(report)
  })

  app.get('/metrics', { config: { access: 'read' }, logLevel: 'warn' }, async (_request, reply) => {
    const { contentType, text } = await metricsText()
    return reply.type(contentType).send(text)
  })
}
