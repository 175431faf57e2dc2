// /api/v1/tokens: API tokens, shown once when they are made.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SCOPES } from '../../platform/auth/scopes.ts'
import { principalOf } from '../../platform/http/access.ts'
import type { ApiContext } from '../api-context.ts'
import { recordAct } from '../audit/record-act.ts'
import { answers } from '../schemas/problem.ts'
import { Time, TimeOrNull, wordOf } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'
import { acted } from '../audit/acted.ts'

const Scopes = Type.Array(wordOf(SCOPES), { minItems: 1, uniqueItems: true })

const TokenSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  scopes: Scopes,
  createdAt: Time,
  expiresAt: TimeOrNull,
  lastUsedAt: TimeOrNull,
})

export const tokenRoutes =
  ({ credentials, bus }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const admin = { access: 'admin' } as const

    app.get(
      '/tokens',
      {
        config: admin,
        schema: {
          tags: ['tokens'],
          summary: 'API tokens, without their secrets',
          response: answers({ 200: Type.Object({ items: Type.Array(TokenSchema) }) }),
        },
      },
      () => ({ items: credentials.listTokens() }),
    )

    app.post(
      '/tokens',
      {
        config: admin,
        schema: {
          tags: ['tokens'],
          summary: 'Creates an API token; the answer is the only time its secret is shown',
          body: Type.Object(
            {
              name: Type.String({ minLength: 1, maxLength: 100 }),
              scopes: Scopes,
              expiresAt: Type.Optional(Type.Unsafe<number | null>({ type: ['integer', 'null'] })),
            },
            { additionalProperties: false },
          ),
          response: answers({ 201: Type.Object({ id: Type.String(), secret: Type.String() }) }, 422),
        },
      },
      async (request, reply) => {
        const { body } = request
        const expiresAt = body.expiresAt ?? null
        if (expiresAt !== null && expiresAt <= Date.now()) {
          throw saidProblem(422, 'rejected', 'token_over')
        }
        const token = await credentials.createToken({ name: body.name, scopes: body.scopes, expiresAt })
        await recordAct(bus, {
          type: 'createToken',
          actor: principalOf(request).name,
          at: Date.now(),
          object: body.name,
          ...acted('token_made', { token: token.id, scopes: body.scopes.join(', ') }),
        })
        return reply.status(201).header('cache-control', 'no-store').send(token)
      },
    )

    app.delete(
      '/tokens/:id',
      {
        config: admin,
        schema: {
          tags: ['tokens'],
          summary: 'Revokes an API token at once',
          params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
          response: answers({ 204: Type.Null() }, 404),
        },
      },
      async (request, reply) => {
        const { params } = request
        const known = credentials.listTokens().find(({ id }) => id === params.id)
        if (!(await credentials.revokeToken(params.id))) throw saidProblem(404, 'not_found', 'no_token')
        await recordAct(bus, {
          type: 'revokeToken',
          actor: principalOf(request).name,
          at: Date.now(),
          object: known?.name ?? params.id,
          ...acted('token_revoked', { token: params.id }),
        })
        return reply.status(204).send()
      },
    )
  }
