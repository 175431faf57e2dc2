import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { effectiveScopes, SCOPES, type Scope } from '../platform/auth/scopes.ts'
import { startTestApi, type TestApi } from '../test/support/api.ts'
import { natsMissing } from '../test/support/nats.ts'

type Operation = { readonly 'x-scope'?: Scope; readonly security: readonly object[] }

/** Who may call what. A new route is added here on purpose. */
const TABLE = `
GET    /api/v1/affinities                    read
GET    /api/v1/alerts                        read
GET    /api/v1/alerts/{id}                   read
GET    /api/v1/audit                         admin
GET    /api/v1/audit/export                  admin
GET    /api/v1/cis                           read
GET    /api/v1/cis/{id}                      read
GET    /api/v1/cis/{id}/dependants           read
GET    /api/v1/cis/{id}/needs                read
GET    /api/v1/contested-hints               read
GET    /api/v1/cis/{id}/history              read
GET    /api/v1/cmdb                          read
GET    /api/v1/cmdb/cis/{id}                 read
PATCH  /api/v1/cmdb/cis/{id}                 cmdb:write
GET    /api/v1/cmdb/drift                    read
GET    /api/v1/cmdb/duplicates               read
POST   /api/v1/cmdb/duplicates               cmdb:write
GET    /api/v1/cmdb/revisions                read
GET    /api/v1/cmdb/revisions/{revision}     read
GET    /api/v1/cmdb/topology                 read
GET    /api/v1/cmdb/unknown                  read
POST   /api/v1/cmdb/unknown                  cmdb:write
GET    /api/v1/dead-letters                  admin
POST   /api/v1/dead-letters/discard          admin
POST   /api/v1/dead-letters/retry            admin
GET    /api/v1/events                        read
GET    /api/v1/events/export                 read
GET    /api/v1/events/histogram              read
GET    /api/v1/handovers                     read
POST   /api/v1/handovers                     incidents:write
DELETE /api/v1/handovers/{id}                incidents:write
GET    /api/v1/handovers/{id}                read
PUT    /api/v1/handovers/{id}                incidents:write
POST   /api/v1/handovers/{id}/hand-over      incidents:write
POST   /api/v1/handovers/{id}/return         incidents:write
POST   /api/v1/handovers/{id}/sign           incidents:write
GET    /api/v1/incidents                     live:read
POST   /api/v1/incidents/actions             incidents:write
GET    /api/v1/incidents/traits              read
GET    /api/v1/incidents/{id}                read
POST   /api/v1/incidents/{id}/acknowledge    incidents:write
GET    /api/v1/incidents/{id}/alerts         read
POST   /api/v1/incidents/{id}/assign         incidents:write
POST   /api/v1/incidents/{id}/cause          incidents:write
POST   /api/v1/incidents/{id}/close          incidents:write
POST   /api/v1/incidents/{id}/comment        incidents:write
POST   /api/v1/incidents/{id}/merge          incidents:write
POST   /api/v1/incidents/{id}/resolve        incidents:write
POST   /api/v1/incidents/{id}/split          incidents:write
POST   /api/v1/incidents/{id}/state          incidents:write
GET    /api/v1/incidents/{id}/impact         read
GET    /api/v1/incidents/{id}/lanes          read
GET    /api/v1/incidents/{id}/similar        read
GET    /api/v1/incidents/{id}/timeline       read
GET    /api/v1/incidents/{id}/why            read
POST   /api/v1/incidents/{id}/unacknowledge  incidents:write
GET    /api/v1/problems                      read
GET    /api/v1/problems/{id}                 read
POST   /api/v1/problems/{id}/add-incident    incidents:write
POST   /api/v1/problems/{id}/confirm         incidents:write
POST   /api/v1/problems/{id}/known-error     incidents:write
POST   /api/v1/problems/{id}/reject          incidents:write
POST   /api/v1/problems/{id}/remove-incident incidents:write
POST   /api/v1/problems/{id}/resolve         incidents:write
POST   /api/v1/problems/{id}/workaround      incidents:write
DELETE /api/v1/session                       read
GET    /api/v1/services                      live:read
GET    /api/v1/services/{id}                 read
GET    /api/v1/session                       read
POST   /api/v1/session                       public
GET    /api/v1/silences                      read
POST   /api/v1/silences                      silences:write
DELETE /api/v1/silences/{id}                 silences:write
GET    /api/v1/silences/{id}                 read
POST   /api/v1/silences/preview              read
GET    /api/v1/maintenance                   read
POST   /api/v1/maintenance                   silences:write
DELETE /api/v1/maintenance/{id}              silences:write
GET    /api/v1/maintenance/{id}              read
PATCH  /api/v1/maintenance/{id}              silences:write
GET    /api/v1/maintenance/{id}/history      read
POST   /api/v1/maintenance/{id}/skip         silences:write
POST   /api/v1/maintenance/preview           read
GET    /api/v1/stats                         live:read
GET    /api/v1/stream                        live:read
GET    /api/v1/intake                        read
GET    /api/v1/system                        admin
GET    /api/v1/tokens                        admin
POST   /api/v1/tokens                        admin
DELETE /api/v1/tokens/{id}                   admin
GET    /api/v1/topology                      read
GET    /api/v1/topology/clusters             read
GET    /api/v1/topology/focus                read
GET    /api/v1/topology/tiers                read
GET    /api/v1/topology/failure              read
GET    /api/v1/topology/path                 read
GET    /api/v1/views                         read
POST   /api/v1/views                         read
PUT    /api/v1/views/default                 read
DELETE /api/v1/views/{id}                    read
PUT    /api/v1/views/{id}                    read
GET    /api/v1/tuning/feedback               read
GET    /api/v1/tuning/noise                  read
GET    /api/v1/tuning/policy                 read
GET    /api/v1/tuning/precision              read
GET    /api/v1/roles                         read
PUT    /api/v1/session/password              read
GET    /api/v1/users                         admin
POST   /api/v1/users                         admin
PATCH  /api/v1/users/{name}                  admin
POST   /api/v1/users/{name}/login-link       admin
GET    /api/v1/tuning/trials                 read
POST   /api/v1/tuning/trials                 incidents:write
DELETE /api/v1/tuning/trials/{id}            incidents:write
GET    /api/v1/tuning/trials/{id}            read
GET    /api/v2/alerts                        read
GET    /api/v2/alerts/groups                 read
GET    /api/v2/receivers                     read
DELETE /api/v2/silence/{id}                  silences:write
GET    /api/v2/silence/{id}                  read
GET    /api/v2/silences                      read
POST   /api/v2/silences                      silences:write
GET    /api/v2/status                        read
`
const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [method: string, path: string, access: string])
const PROTECTED = ROWS.filter(([, , access]) => access !== 'public')
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

describe.skipIf(natsMissing !== null)('who may call what', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi({ writes: false })
  })
  afterAll(() => api.stop())

  it('the table names every route', () => {
    // The probes and /metrics are platform's, and tested there.
    const paths = Object.entries(api.app.swagger().paths ?? {}).filter(([path]) => path.startsWith('/api/'))
    const found = paths.flatMap(([path, operations]) =>
      Object.entries(operations as unknown as Record<string, Operation>)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, operation]) => `${method.toUpperCase()} ${path} ${operation['x-scope'] ?? 'public'}`),
    )
    expect(found.sort()).toEqual(ROWS.map((row) => row.join(' ')).sort())
  })

  const call = (method: string, path: string, authorization?: string) =>
    api.app.inject({
      method: method as 'GET', // a method of the table
      url: path.replace(/\{\w+\}/u, 'x'),
      ...(authorization === undefined ? {} : { headers: { authorization } }),
    })

  it.each(PROTECTED)('%s %s without a credential, or with a wrong one => 401', async (method, path) => {
    for (const credential of [undefined, 'Bearer noc_wrong', 'Basic bm86bm8=']) {
      const answer = await call(method, path, credential)
      expect([credential, answer.statusCode]).toEqual([credential, 401])
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.headers['www-authenticate']).toBeTruthy()
    }
  })

  it.each(PROTECTED)('%s %s with every scope but %s => 403', async (method, path, scope) => {
    const token = await api.tokenWith(...SCOPES.filter((each) => !effectiveScopes([each]).has(scope as Scope)))
    expect((await call(method, path, `Bearer ${token}`)).statusCode).toBe(403)
  })
})
