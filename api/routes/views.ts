// /api/v1/views: saved views of the live list. Everybody keeps their own; to share one with the others takes what acting on incidents takes.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Scope } from '../../platform/auth/scopes.ts'
import { principalOf } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { answers } from '../schemas/problem.ts'
import { TextOrNull, Time } from '../schemas/words.ts'
import { MAX_OWN_VIEWS, type NewView, type SavedView } from '../views/view-book.ts'
import { saidProblem } from '../said-problem.ts'

/** What sharing takes, and what changing somebody else's shared view takes. */
const SHARE_SCOPE: Scope = 'incidents:write'
const OTHERS_SCOPE: Scope = 'admin'

const Id = Type.Object({ id: Type.String({ maxLength: 100 }) })
const Body = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    query: Type.String({ maxLength: 4_000, description: "The live list's query string, without ?" }),
    shared: Type.Boolean({ default: false, description: `Shown to everybody; needs ${SHARE_SCOPE}` }),
  },
  { additionalProperties: false },
)

const ViewSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  query: Type.String(),
  shared: Type.Boolean(),
  owner: Type.String(),
  mine: Type.Boolean({ description: 'Whether who asks may change it' }),
  updatedAt: Time,
})

const personOf = ({ kind, id }: Principal): string => `${kind}:${id}`

function shown(view: SavedView, principal: Principal) {
  const { id, name, query, shared, owner, updatedAt } = view
  return { id, name, query, shared, owner, mine: mayChange(view, principal), updatedAt }
}

function mayChange({ ownerId }: SavedView, principal: Principal): boolean {
  return ownerId === personOf(principal) || principal.scopes.has(OTHERS_SCOPE)
}

function forbidden(scope: Scope): HttpProblem {
  return new HttpProblem(403, 'forbidden', `This needs the scope ${scope}.`)
}

export const viewRoutes =
  ({ views }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = { access: 'read' } as const
    const tags = ['views']

    /** @throws HttpProblem 404, 403: not theirs to change */
    function changeable(principal: Principal, id: string): SavedView {
      const view = views.findFor(personOf(principal), id)
      if (view === undefined) throw saidProblem(404, 'not_found', 'no_view')
      if (!mayChange(view, principal)) throw forbidden(OTHERS_SCOPE)
      return view
    }

    function checkSharing(principal: Principal, { shared }: NewView): void {
      if (shared && !principal.scopes.has(SHARE_SCOPE)) throw forbidden(SHARE_SCOPE)
    }

    app.get(
      '/views',
      {
        config: read,
        schema: {
          tags,
          summary: 'Saved views of the live list: your own and the shared ones, by name',
          response: answers({ 200: Type.Object({ items: Type.Array(ViewSchema), defaultId: TextOrNull }) }),
        },
      },
      (request) => {
        const principal = principalOf(request)
        const person = personOf(principal)
        return {
          items: views.listFor(person).map((view) => shown(view, principal)),
          defaultId: views.defaultOf(person),
        }
      },
    )

    app.post(
      '/views',
      {
        config: read,
        schema: { tags, summary: 'Saves a view', body: Body, response: answers({ 201: ViewSchema }, 422) },
      },
      async (request, reply) => {
        const principal = principalOf(request)
        checkSharing(principal, request.body)
        const person = { id: personOf(principal), name: principal.name }
        const outcome = await views.add(person, request.body, Date.now())
        if (outcome.kind !== 'saved') {
          throw saidProblem(422, 'rejected', 'views_full', { most: MAX_OWN_VIEWS })
        }
        return reply.status(201).send(shown(outcome.view, principal))
      },
    )

    app.put(
      '/views/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'Changes a view of your own; an administrator may change every shared one',
          params: Id,
          body: Body,
          response: answers({ 200: ViewSchema }, 404, 409),
        },
      },
      async (request) => {
        const principal = principalOf(request)
        const view = changeable(principal, request.params.id)
        checkSharing(principal, request.body)
        const outcome = await views.change(view, request.body, Date.now())
        if (outcome.kind !== 'saved') throw saidProblem(409, 'conflict', 'view_changed')
        return shown(outcome.view, principal)
      },
    )

    app.delete(
      '/views/:id',
      {
        config: read,
        schema: { tags, summary: 'Deletes a view', params: Id, response: answers({ 204: Type.Null() }, 404) },
      },
      async (request, reply) => {
        await views.remove(changeable(principalOf(request), request.params.id).id)
        return reply.status(204).send()
      },
    )

    app.put(
      '/views/default',
      {
        config: read,
        schema: {
          tags,
          summary: 'Chooses the view that you start with; null for none',
          body: Type.Object({ id: Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 100 }) }),
          response: answers({ 204: Type.Null() }, 404),
        },
      },
      async (request, reply) => {
        const person = personOf(principalOf(request))
        const { id } = request.body
        if (id !== null && views.findFor(person, id) === undefined) {
          throw saidProblem(404, 'not_found', 'no_view')
        }
        await views.chooseDefault(person, id)
        return reply.status(204).send()
      },
    )
  }
