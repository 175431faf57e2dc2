// What a browser may do with our pages (OWASP secure headers): everything from ourselves only.
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'

/** @param https the public address is https: browsers are told to stay there */
export async function addSecurityHeaders(app: FastifyInstance, https: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: CONTENT_SECURITY_POLICY,
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    // Plain http on 127.0.0.1 and inside of a network is a normal way to run it; these two ask for https.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
    referrerPolicy: { policy: 'no-referrer' },
  })
}
