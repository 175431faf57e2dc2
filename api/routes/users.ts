// /api/v1/users and /roles: people and what they may do. A person who is let in for the first time, or anew, gets a login link, shown once.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { UserInfo } from '../../platform/auth/credentials.ts'
import { capabilitiesOf, effectiveScopes, ROLE_SCOPES, SCOPES, USER_ROLES } from '../../platform/auth/scopes.ts'
import { USER_NAME_PATTERN } from '../../platform/auth/users.ts'
import { principalOf } from '../../platform/http/access.ts'
import type { ApiContext } from '../api-context.ts'
import { recordAct } from '../audit/record-act.ts'
import { answers } from '../schemas/problem.ts'
import { Time, TimeOrNull, wordOf } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'
import { acted } from '../audit/acted.ts'

const Role = wordOf(USER_ROLES)
const UserName = Type.String({ pattern: USER_NAME_PATTERN })

const UserSchema = Type.Object({
  name: Type.String(),
  role: Role,
  createdAt: Time,
  disabled: Type.Boolean({ description: 'May not log in' }),
  hasPassword: Type.Boolean({ description: 'False: only a login link lets this user in' }),
  sessions: Type.Integer({ description: 'Open sessions' }),
  seenAt: TimeOrNull,
})

const LinkSchema = Type.Object(
  { code: Type.String(), expiresAt: Time },
  { description: 'Starts one session: /login?code=CODE in the console' },
)

export const userRoutes =
  ({ credentials, bus }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' } as const
    const params = Type.Object({ name: UserName })
    const find = (name: string) => credentials.listUsers().find((user) => user.name === name)

    app.get(
      '/roles',
      {
        config: { access: 'read' },
        schema: {
          tags: ['users'],
          summary: 'What each role may do: the table that every route is guarded by',
          response: answers({
            200: Type.Object({
              items: Type.Array(
                Type.Object({
                  role: Role,
                  scopes: Type.Array(wordOf(SCOPES)),
                }),
              ),
            }),
          }),
        },
      },
      () => ({ items: USER_ROLES.map((role) => ({ role, scopes: heldBy(role) })) }),
    )

    app.get(
      '/users',
      {
        config,
        schema: {
          tags: ['users'],
          summary: 'People, without their passwords',
          response: answers({ 200: Type.Object({ items: Type.Array(UserSchema) }) }),
        },
      },
      () => ({ items: [...credentials.listUsers()].sort((a, b) => a.name.localeCompare(b.name)) }),
    )

    app.post(
      '/users',
      {
        config,
        schema: {
          tags: ['users'],
          summary: 'Creates a user without a password; the answer has a login link',
          body: Type.Object({ name: UserName, role: Role }, { additionalProperties: false }),
          response: answers({ 201: LinkSchema }, 409),
        },
      },
      async (request, reply) => {
        const { name, role } = request.body
        if (!(await credentials.createUser({ name, role }))) throw saidProblem(409, 'conflict', 'name_taken')
        const link = await credentials.createLoginLink({ user: name, role })
        await record(principalOf(request).name, 'createUser', name, acted('user_created', { role }))
        return reply.status(201).header('cache-control', 'no-store').send(link)
      },
    )

    app.patch(
      '/users/:name',
      {
        config,
        schema: {
          tags: ['users'],
          summary: 'Changes the role, or lets a user in or out; the sessions of that user end',
          params,
          body: Type.Object(
            { role: Type.Optional(Role), disabled: Type.Optional(Type.Boolean()) },
            { additionalProperties: false, minProperties: 1 },
          ),
          response: answers({ 200: UserSchema }, 404, 409),
        },
      },
      async (request) => {
        const { body, params } = request
        const { name: actor, kind } = principalOf(request)
        if (kind === 'session' && actor === params.name) throw saidProblem(409, 'own_account', 'own_account')
        const user = await credentials.changeUser(params.name, body)
        if (user === null) throw noSuchUser()
        await record(actor, 'changeUser', user.name, describe(body))
        return find(user.name)
      },
    )

    app.post(
      '/users/:name/login-link',
      {
        config,
        schema: {
          tags: ['users'],
          summary: 'A login link; with resetPassword the old password and all sessions end',
          params,
          body: Type.Object({ resetPassword: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
          response: answers({ 201: LinkSchema }, 404, 409),
        },
      },
      async (request, reply) => {
        const { resetPassword = false } = request.body
        const user: UserInfo | undefined = find(request.params.name)
        if (user === undefined) throw noSuchUser()
        if (user.disabled) throw saidProblem(409, 'disabled', 'user_disabled')
        if (resetPassword) await credentials.changeUser(user.name, { dropPassword: true })
        const link = await credentials.createLoginLink({ user: user.name, role: user.role })
        const said = acted(resetPassword ? 'password_reset' : 'link_made')
        await record(principalOf(request).name, 'createLoginLink', user.name, said)
        return reply.status(201).header('cache-control', 'no-store').send(link)
      },
    )

    function record(
      actor: string,
      type: 'createUser' | 'changeUser' | 'createLoginLink',
      object: string,
      said: ReturnType<typeof acted>,
    ) {
      return recordAct(bus, { type, actor, at: Date.now(), object, ...said })
    }
  }

function heldBy(role: (typeof USER_ROLES)[number]) {
  return capabilitiesOf(effectiveScopes(ROLE_SCOPES[role]))
    .filter(({ held }) => held)
    .map(({ scope }) => scope)
}

function describe({ role, disabled }: { role?: string; disabled?: boolean }): ReturnType<typeof acted> {
  if (role === undefined) return acted(disabled === true ? 'user_locked' : 'user_let_in')
  if (disabled === undefined) return acted('user_role', { role })
  return acted(disabled ? 'user_role_locked' : 'user_role_let_in', { role })
}

const noSuchUser = () => saidProblem(404, 'not_found', 'no_user')
