// /api/v1/contested-hints: what alerts say of their place and several CIs claim. Each is a fault of the CMDB, or two CIs that are one.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { ApiContext } from '../api-context.ts'
import { answers } from '../schemas/problem.ts'
import { ContestedHintSchema } from '../schemas/service.ts'
import { pageOf } from '../schemas/words.ts'

/** More than this nobody works through; those with most alerts come first. */
const MAX_LISTED = 500

interface Contested {
  readonly hint: string
  readonly value: string
  readonly cis: readonly string[]
  alerts: number
  firstSeenAt: number
  lastSeenAt: number
}

export const contestedHintRoutes =
  ({ live }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/contested-hints',
      {
        config: { access: 'read' },
        schema: {
          tags: ['cis'],
          summary: 'Hints of live alerts that several CIs claim, so that none was chosen; most alerts first',
          response: answers({ 200: pageOf(ContestedHintSchema) }),
        },
      },
      () => {
        const found = new Map<string, Contested>()
        for (const { ci, firstSeenAt, lastSeenAt } of live.alerts.values()) {
          for (const { hint, value, cis } of ci.contested ?? []) {
            const key = `${hint}=${value}`
            const known = found.get(key)
            if (known === undefined) {
              found.set(key, { hint, value, cis, alerts: 1, firstSeenAt, lastSeenAt })
              continue
            }
            known.alerts += 1
            known.firstSeenAt = Math.min(known.firstSeenAt, firstSeenAt)
            known.lastSeenAt = Math.max(known.lastSeenAt, lastSeenAt)
          }
        }
        const listed = [...found.values()].sort((a, b) => b.alerts - a.alerts || b.lastSeenAt - a.lastSeenAt)
        const items = listed.slice(0, MAX_LISTED).map(({ cis, ...rest }) => ({
          ...rest,
          cis: cis.map((id) => {
            const ci = live.graph.get(id)
            return { id, name: ci?.name ?? id, type: ci?.type ?? 'unknown' }
          }),
        }))
        return { items, nextCursor: null }
      },
    )
  }
