// The API as one plugin: the live view and its feed, the routes under /api/v1, Alertmanager's under /api/v2, and the console at /.
import type { FastifyPluginAsync } from 'fastify'
import type { ApiContext, ApiDeps } from './api-context.ts'
import { alertmanagerAlertRoutes } from './alertmanager/alert-routes.ts'
import { alertmanagerProbeRoutes } from './alertmanager/probe-routes.ts'
import { alertmanagerSilenceRoutes } from './alertmanager/silence-routes.ts'
import { alertmanagerStatusRoutes } from './alertmanager/status-routes.ts'
import { Drawings } from './cis/drawings.ts'
import { HealthNow } from './cis/health-now.ts'
import { CommandGateway } from './commands/command-gateway.ts'
import { consoleRoutes } from './console/console-routes.ts'
import { HandoverBook } from './handovers/handover-book.ts'
import { Handovers } from './handovers/handovers.ts'
import { LiveFeed, type FeedListener } from './live/live-feed.ts'
import { LiveView } from './live/live-view.ts'
import { UNPACED } from '../platform/life-cycle/pace.ts'
import { alertRoutes } from './routes/alerts.ts'
import { auditRoutes } from './routes/audit.ts'
import { ciRoutes } from './routes/cis.ts'
import { cmdbReviewRoutes } from './routes/cmdb-review.ts'
import { cmdbRoutes } from './routes/cmdb.ts'
import { contestedHintRoutes } from './routes/contested-hints.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { dependencyRoutes } from './routes/dependencies.ts'
import { eventRoutes } from './routes/events.ts'
import { handoverRoutes } from './routes/handovers.ts'
import { handoverStepRoutes } from './routes/handover-steps.ts'
import { feedbackRoutes } from './routes/feedback.ts'
import { incidentActionRoutes } from './routes/incident-actions.ts'
import { incidentInsightRoutes } from './routes/incident-insight.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { affinityRoutes } from './routes/affinities.ts'
import { maintenanceRoutes } from './routes/maintenance.ts'
import { noiseRoutes } from './routes/noise.ts'
import { problemActionRoutes } from './routes/problem-actions.ts'
import { problemRoutes } from './routes/problems.ts'
import { serviceRoutes } from './routes/services.ts'
import { sessionRoutes } from './routes/session.ts'
import { silenceRoutes } from './routes/silences.ts'
import { statsRoutes } from './routes/stats.ts'
import { streamRoutes } from './routes/stream.ts'
import { systemRoutes } from './routes/system.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { viewRoutes } from './routes/views.ts'
import { topologyRoutes } from './routes/topology.ts'
import { userRoutes } from './routes/users.ts'
import { trialRoutes } from './routes/trials.ts'
import { topologyZoomRoutes } from './routes/topology-zoom.ts'
import { sharedSchemas } from './schemas/shared.ts'
import { TraitBook } from './incidents/incident-traits.ts'
import { createKvMirror } from '../platform/nats/kv-mirror.ts'
import { ViewBook, VIEWS_BUCKET } from './views/view-book.ts'
import { liveStats } from './stats/live-stats.ts'
import { StreamHub } from './stream/stream-hub.ts'

export interface ApiOptions {
  /** Folder of the built console; dist/console of the package unless told. */
  readonly consoleRoot?: string
  /** How long a request waits for the engine's answer, ms. */
  readonly answerLimitMs?: number
}

export function apiRoutes(deps: ApiDeps, options: ApiOptions = {}): FastifyPluginAsync {
  return async (app) => {
    const log = deps.log.child({ component: 'api' })
    const live = new LiveView()
    const drawings = new Drawings(live.graph)
    const commands = new CommandGateway(deps.bus, options.answerLimitMs)
    const lagGauge = deps.metrics.gauge(
      'nocturne_api_live_lag_seconds',
      'From the stream storing a change to the live view having it',
    )
    let lagMs = 0
    const presentStats = () => liveStats(live, lagMs, deps.store.ready())
    const hub = new StreamHub({ metrics: deps.metrics, stats: presentStats })
    const listener: FeedListener = {
      startsAfter: (seq) => hub.startAfter(seq),
      applied(seq, storedAtMs, batch, changes) {
        lagMs = Math.max(0, Date.now() - storedAtMs)
        lagGauge.set(lagMs / 1000)
        hub.publish(seq, changes)
        if (changes.some(({ topic }) => topic === 'topology')) drawings.prepare()
        if (batch?.entity === 'command') {
          // The batch says that its items are outcomes.
          for (const outcome of batch.items)
            commands.settle(outcome as Parameters<typeof commands.settle>[0], batch.partition)
        }
      },
    }
    const feed = new LiveFeed({ bus: deps.bus, store: deps.store, log, live, listener, pace: deps.pace ?? UNPACED })
    const traits = new TraitBook(live, deps.store)
    const viewMirror = createKvMirror(deps.bus, VIEWS_BUCKET, log)
    const context: ApiContext = {
      ...deps,
      log,
      live,
      feed,
      hub,
      commands,
      health: new HealthNow(live),
      drawings,
      traits,
      views: new ViewBook(viewMirror),
    }

    for (const schema of sharedSchemas()) app.addSchema(schema)
    app.addReadinessCheck('live view', () =>
      feed.caughtUp
        ? { status: 'up' }
        : feed.historyLoaded
          ? { status: 'down', detail: 'catching up' }
          : { status: 'degraded' },
    )
    app.addReadinessCheck('clickhouse', () =>
      deps.store.ready() ? { status: 'up' } : { status: 'degraded', detail: 'only the present can be shown' },
    )
    app.addHook('onReady', async () => {
      hub.start()
      await viewMirror.start()
      await feed.start()
    })
    app.addHook('preClose', async () => {
      hub.stop()
      commands.stop()
      await feed.stop()
      await viewMirror.stop()
    })

    await app.register(
      async (v1) => {
        // Schemas describe and validate what comes in; what goes out are the contract's own records, whole.
        v1.setSerializerCompiler(() => (data) => JSON.stringify(data))
        for (const routes of [
          incidentRoutes,
          incidentActionRoutes,
          incidentInsightRoutes,
          alertRoutes,
          eventRoutes,
          ciRoutes,
          cmdbRoutes,
          cmdbReviewRoutes,
          dependencyRoutes,
          topologyRoutes,
          topologyZoomRoutes,
          contestedHintRoutes,
          serviceRoutes,
          problemRoutes,
          affinityRoutes,
          noiseRoutes,
          feedbackRoutes,
          trialRoutes,
          problemActionRoutes,
          silenceRoutes,
          maintenanceRoutes,
          auditRoutes,
          deadLetterRoutes,
          tokenRoutes,
          viewRoutes,
          userRoutes,
          systemRoutes,
          sessionRoutes,
          streamRoutes,
        ])
          await v1.register(routes(context))
        await v1.register(statsRoutes({ ...context, presentStats }))
        const handovers = new Handovers(context, new HandoverBook(deps.bus), () => lagMs)
        await v1.register(handoverRoutes(handovers))
        await v1.register(handoverStepRoutes(handovers))
      },
      { prefix: '/api/v1' },
    )
    await app.register(
      async (v2) => {
        v2.setSerializerCompiler(() => (data) => JSON.stringify(data))
        await v2.register(alertmanagerAlertRoutes(context))
        await v2.register(alertmanagerSilenceRoutes(context))
        await v2.register(alertmanagerStatusRoutes())
      },
      { prefix: '/api/v2' },
    )
    await app.register(alertmanagerProbeRoutes(context))
    await app.register(consoleRoutes(options.consoleRoot))
  }
}
