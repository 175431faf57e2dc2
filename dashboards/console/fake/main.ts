// npx tsx dashboards/console/fake/main.ts [--incidents 200] [--rate 0.5] [--port 8481] [--login] [--role operator]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { USER_ROLES } from '../../../platform/auth/scopes.ts'
import { createFakeServer } from './fake-server.ts'

const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '200' },
    rate: { type: 'string', default: '0.5' },
    port: { type: 'string', default: '8481' },
    /** Ask for a login: operator / operator, or /login?code=let-me-in */
    login: { type: 'boolean', default: false },
    /** viewer, operator, problem_manager or administrator. */
    role: { type: 'string', default: 'operator' },
  },
})

const { server } = createFakeServer({
  incidents: Number(values.incidents),
  rate: Number(values.rate),
  dist: join(import.meta.dirname, '../../../dist/console'),
  open: !values.login,
  role: USER_ROLES.find((role) => role === values.role) ?? 'viewer',
})
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`fake Nocturne on http://127.0.0.1:${values.port}/\n`)
})
