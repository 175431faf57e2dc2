// Alertmanager's probes, which load balancers and Grafana know.
import type { FastifyPluginAsync } from 'fastify'
import type { ApiContext } from '../api-context.ts'

export const alertmanagerProbeRoutes =
  ({ feed }: ApiContext): FastifyPluginAsync =>
  async (app) => {
    const open = { config: { access: 'public' }, schema: { hide: true }, logLevel: 'warn' } as const
    app.get('/-/healthy', open, () => 'OK')
    app.get('/-/ready', open, (_request, reply) =>
      reply.status(feed.caughtUp ? 200 : 503).send(feed.caughtUp ? 'OK' : 'Starting'),
    )
  }
