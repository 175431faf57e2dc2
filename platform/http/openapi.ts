// The OpenAPI 3.1 document, made from the schemas of the routes.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { SESSION_COOKIE } from './access.ts'

export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Nocturne',
        description: 'Event correlator for network operations centres. Errors are RFC 9457 problem details.',
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'API token noc_<id>_<secret>.' },
          tokenAsPassword: { type: 'http', scheme: 'basic', description: 'Any user name, the API token as password.' },
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Session of the console.' },
        },
      },
    },
    // Schemas that routes share are named as they call themselves, not by their number.
    refResolver: {
      buildLocalReference: ({ $id }, _baseUri, _fragment, index) => (typeof $id === 'string' ? $id : `def-${index}`),
    },
    transform({ schema, url, route }) {
      const access = route.config?.access
      // `schema` is absent on a route without one.
      const known = (schema as typeof schema | undefined) ?? {}
      if (access === undefined || access === 'public') return { schema: { ...known, security: [] }, url }
      const security = [{ token: [] }, { tokenAsPassword: [] }, { session: [] }]
      return { schema: { ...known, security, 'x-scope': access }, url }
    },
  })
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
}
