// /api/v1/cmdb: what waits for a person. Pairs that may be one CI, resources of events that no source knows, and a CI's own record by hand.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { UNKNOWN_DECISIONS } from '../../ingest/contract/inventory-view.ts'
import { principalOf } from '../../platform/http/access.ts'
import type { FastifyRequest } from 'fastify'
import type { ApiContext } from '../api-context.ts'
import { askInventory, resultOf } from '../cmdb/ask-inventory.ts'
import { linkAttributes, nameOfUnknown, typeOfUnknown } from '../cmdb/link-attributes.ts'
import { unknownCis } from '../cmdb/unknown-cis.ts'
import { ciEdit, DuplicatesSchema, OriginSchema, ReportResultSchema } from '../schemas/inventory.ts'
import { answers } from '../schemas/problem.ts'
import { Time, wordOf } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'

const id = Type.String({ minLength: 1, maxLength: 500 })

const UnknownAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String({ description: 'As alerts have it' }),
      name: Type.String(),
      type: Type.String(),
      firstSeenAt: Time,
      lastSeenAt: Time,
      alerts: Type.Integer(),
      events: Type.Integer(),
      classes: Type.Array(Type.String(), { description: 'Some of the classes of its alerts' }),
      candidates: Type.Array(
        Type.Object({ ci: Type.String(), name: Type.String(), type: Type.String(), why: Type.String() }),
        { description: 'CIs that it may be' },
      ),
    }),
  ),
})

const Verdict = Type.Object(
  {
    id,
    decision: wordOf(['adopt', 'link', 'ignore'], 'adopt: a CI of its own; link: it is a CI that is there'),
    ci: Type.Optional(id),
    edit: Type.Optional(Type.Object(ciEdit, { additionalProperties: false })),
  },
  { additionalProperties: false },
)
const DECIDED = { adopt: 'adopted', link: 'linked', ignore: 'ignored' } as const

export const cmdbReviewRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { bus, live } = context
    const read = { access: 'read' } as const
    const write = { access: 'cmdb:write' } as const

    app.get(
      '/cmdb/cis/:id',
      {
        config: read,
        schema: {
          tags: ['cmdb'],
          summary: 'How a CI came about: its records in the sources, whose word each field is, and what others say',
          params: Type.Object({ id }),
          response: answers({ 200: OriginSchema }, 404, 503),
        },
      },
      async ({ params }) => {
        const origin = await askInventory(bus, { kind: 'origin', ci: params.id })
        if (origin === null) throw saidProblem(404, 'not_found', 'no_ci_in_cmdb')
        return origin
      },
    )

    app.patch(
      '/cmdb/cis/:id',
      {
        config: write,
        schema: {
          tags: ['cmdb'],
          summary:
            'Says something of a CI by hand, above all sources; null takes a word back. With a type, makes one that is not there',
          params: Type.Object({ id }),
          body: Type.Object(ciEdit, { additionalProperties: false, minProperties: 1 }),
          response: answers({ 200: ReportResultSchema }, 422, 503),
        },
      },
      async (request) =>
        resultOf(
          await askInventory(bus, { kind: 'edit', ci: request.params.id, edit: request.body, actor: actorOf(request) }),
        ),
    )

    app.get(
      '/cmdb/duplicates',
      {
        config: read,
        schema: {
          tags: ['cmdb'],
          summary: 'Pairs of CIs that may be one and the same, and what was decided about others',
          response: answers({ 200: DuplicatesSchema }, 503),
        },
      },
      () => askInventory(bus, { kind: 'duplicates' }),
    )

    app.post(
      '/cmdb/duplicates',
      {
        config: write,
        schema: {
          tags: ['cmdb'],
          summary:
            'Decides that two CIs are one, or not, by their ids; records (source/instance/key) take a merged one apart',
          body: Type.Object({ a: id, b: id, decision: wordOf(['merge', 'apart']) }, { additionalProperties: false }),
          response: answers({ 200: ReportResultSchema }, 422, 503),
        },
      },
      async (request) =>
        resultOf(await askInventory(bus, { kind: 'decide_pair', ...request.body, actor: actorOf(request) })),
    )

    app.get(
      '/cmdb/unknown',
      {
        config: read,
        schema: {
          tags: ['cmdb'],
          summary: 'Resources that alerts of the last days name and no source knows, last seen first',
          querystring: Type.Object({
            days: Type.Integer({ minimum: 1, maximum: 400, default: 30 }),
            limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 200 }),
          }),
          response: answers({ 200: UnknownAnswer }, 503),
        },
      },
      async ({ query: { days, limit } }) => ({ items: await unknownCis(context, days, limit) }),
    )

    app.post(
      '/cmdb/unknown',
      {
        config: write,
        schema: {
          tags: ['cmdb'],
          summary: 'Decides what an unknown resource is: a new CI, one that is there, or nothing to care about',
          body: Verdict,
          response: answers(
            {
              200: Type.Object({
                decision: wordOf(UNKNOWN_DECISIONS),
                ci: Type.Union([Type.String(), Type.Null()]),
              }),
            },
            422,
            503,
          ),
        },
      },
      async (request) => {
        const { body } = request
        const decision = DECIDED[body.decision]
        const ci = decision === 'ignored' ? null : (body.ci ?? (decision === 'adopted' ? nameOfUnknown(body.id) : ''))
        const known = decision === 'linked' ? (live.graph.get(ci ?? '')?.attributes ?? {}) : null
        const leads = decision === 'ignored' ? {} : linkAttributes(body.id, known)
        const made = decision === 'adopted' ? { type: typeOfUnknown(body.id) } : {}
        const edit = { ...made, ...body.edit, attributes: { ...leads, ...body.edit?.attributes } }
        const actor = actorOf(request)
        resultOf(await askInventory(bus, { kind: 'decide_unknown', id: body.id, decision, ci, edit, actor }))
        return { decision, ci }
      },
    )
  }

function actorOf(request: FastifyRequest): string {
  const { kind, id: name } = principalOf(request)
  return `${kind}:${name}`
}
