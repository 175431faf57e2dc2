// /api/v1/system: how every process, the streams and the store are. /api/v1/intake: where the first source is to send.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { EXPOSURES } from '../../platform/system/exposures.ts'
import type { ApiContext } from '../api-context.ts'
import { selectStoreSize, type StoreSize } from '../queries/store-size.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, TextOrNull, Time, wordOf } from '../schemas/words.ts'
import { askProcesses } from '../system/ask-processes.ts'
import { SHOWN_METRICS } from '../system/shown-metrics.ts'

const ProcessSchema = Type.Object({
  host: Type.String(),
  pid: Type.Integer(),
  roles: Type.Array(Type.String()),
  version: Type.String(),
  node: Type.String(),
  startedAt: Time,
  checks: Type.Record(
    Type.String(),
    Type.Object({ status: wordOf(['up', 'degraded', 'down']), detail: Type.Optional(Type.String()) }),
    { description: 'As GET /readyz of the process says' },
  ),
  metrics: Type.Array(
    Type.Object({ name: Type.String(), labels: Type.Record(Type.String(), Type.String()), value: Type.Number() }),
    { description: 'As GET /metrics of the process says' },
  ),
  disk: nullable(Type.Object({ freeBytes: Type.Integer(), totalBytes: Type.Integer() })),
  exposures: Type.Array(wordOf(EXPOSURES), { description: 'Settings that a stranger could use' }),
  traps: nullable(Type.Object({ host: Type.String(), port: Type.Integer(), community: TextOrNull })),
})

const SystemSchema = Type.Object({
  at: Time,
  processes: Type.Array(ProcessSchema, { description: 'Who answered; a dead process is missing' }),
  store: Type.Object({
    ready: Type.Boolean(),
    size: nullable(Type.Object({ version: Type.String(), bytes: Type.Integer(), rows: Type.Integer() })),
  }),
})

export const systemRoutes =
  ({ bus, store }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/system',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['system'],
          summary: 'Processes with their roles, checks and numbers, the streams, the store, settings worth a look',
          response: answers({ 200: SystemSchema }),
        },
      },
      async () => {
        const [processes, size] = await Promise.all([askProcesses(bus, SHOWN_METRICS), sizeOf()])
        return { at: Date.now(), processes, store: { ready: store.ready(), size } }
      },
    )

    app.get(
      '/intake',
      {
        config: { access: 'read' },
        schema: {
          tags: ['system'],
          summary: 'Where traps are received; HTTP comes in at the address of this API',
          response: answers({ 200: Type.Object({ traps: ProcessSchema.properties.traps }) }),
        },
      },
      async () => ({ traps: (await askProcesses(bus, [])).find(({ traps }) => traps !== null)?.traps ?? null }),
    )

    async function sizeOf(): Promise<StoreSize | null> {
      if (!store.ready()) return null
      return selectStoreSize(store).catch(() => null) // away since a moment ago: `ready` will say so
    }
  }
