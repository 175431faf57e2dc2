// npx tsx dashboards/console/fake/main.ts [--incidents 200] [--rate 0.5] [--port 8481] [--login] [--viewer]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createFakeServer } from './fake-server.ts'

const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '200' },
    rate: { type: 'string', default: '0.5' },
    port: { type: 'string', default: '8481' },
    /** Ask for a login: operator / operator, or /login?code=let-me-in */
    login: { type: 'boolean', default: false },
    /** May read only. */
    viewer: { type: 'boolean', default: false },
  },
})

const { server } = createFakeServer({
  incidents: Number(values.incidents),
  rate: Number(values.rate),
  dist: join(import.meta.dirname, '../../../dist/console'),
  open: !values.login,
  scopes: values.viewer ? ['read'] : ['read', 'incidents:write'],
})
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`fake Nocturne on http://127.0.0.1:${values.port}/\n`)
})
