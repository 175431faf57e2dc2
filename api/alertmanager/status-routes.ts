// What tools ask an Alertmanager about itself: /api/v2/status, /api/v2/receivers.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answers } from '../schemas/problem.ts'
import { wordOf } from '../schemas/words.ts'
import { RECEIVER } from './gettable-alert.ts'

/** The Alertmanager whose API this is. amtool warns when its own version differs, karma needs 0.22 or later. */
const SPOKEN_VERSION = '0.25.0'
/** amtool parses it for `config show` and `config routes`. */
const CONFIG = `route:\n  receiver: ${RECEIVER}\nreceivers:\n  - name: ${RECEIVER}\n`

const text = Type.String()
const StatusSchema = Type.Object({
  cluster: Type.Object({ status: wordOf(['ready', 'settling', 'disabled']), peers: Type.Array(Type.Object({})) }),
  versionInfo: Type.Object({
    version: text,
    revision: text,
    branch: text,
    buildUser: text,
    buildDate: text,
    goVersion: text,
  }),
  config: Type.Object({ original: text }),
  uptime: text,
})

export const alertmanagerStatusRoutes = (): FastifyPluginAsyncTypebox => async (app) => {
  const startedAt = new Date().toISOString()
  const read = { access: 'read' } as const

  app.get(
    '/status',
    {
      config: read,
      schema: {
        tags: ['alertmanager'],
        summary: 'Version and configuration (Alertmanager API v2)',
        response: answers({ 200: StatusSchema }),
      },
    },
    () => ({
      cluster: { status: 'disabled', peers: [] },
      versionInfo: {
        version: SPOKEN_VERSION,
        revision: RECEIVER,
        branch: '',
        buildUser: '',
        buildDate: '',
        goVersion: '',
      },
      config: { original: CONFIG },
      uptime: startedAt,
    }),
  )

  app.get(
    '/receivers',
    {
      config: read,
      schema: {
        tags: ['alertmanager'],
        summary: 'The one receiver (Alertmanager API v2)',
        response: answers({ 200: Type.Array(Type.Object({ name: text })) }),
      },
    },
    () => [{ name: RECEIVER }],
  )
}
