import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../test/support/api.ts'
import { anAlert, anIncident } from '../test/support/fabricate.ts'
import { natsMissing } from '../test/support/nats.ts'
import { waitFor } from '../test/support/wait-for.ts'

const PAYLOADS = [
  `' OR 1=1 --`,
  `'; DROP TABLE incident_revisions; --`,
  `\\' OR 1=1 --`,
  `x' UNION ALL SELECT data FROM incident_revisions --`,
  `{id:String}`,
  `') OR (1=1`,
  '`; SELECT sleep(3)',
  `%27%20OR%201%3D1`,
  `\u0000`,
  `\n\n; SELECT 1`,
  '😀"\'\\',
]

/** Every text that reaches SQL. */
const FILTERS = [
  ['incidents?state=closed,new', ['service', 'ci', 'assignee', 'q']],
  ['alerts?state=cleared,active', ['ci', 'class', 'incident', 'source', 'q']],
  ['events?from=0', ['class', 'source', 'fingerprint', 'ci', 'alert', 'q']],
  ['problems?limit=10', ['q']],
  ['audit?from=0', ['actor', 'type', 'incident']],
] as const
const CASES = FILTERS.flatMap(([list, names]) => names.map((name) => [list, name] as const))

describe.skipIf(natsMissing !== null)('texts that look like SQL', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi()
    await api.engine.publish({
      entity: 'incident',
      items: [anIncident(), anIncident({ id: 'inc-2', state: 'closed' })],
    })
    await api.engine.publish({ entity: 'alert', items: [anAlert()] })
    await api.caughtUp()
    await rows()
  })
  afterAll(() => api.stop())

  const rows = () =>
    waitFor('the rows', async () => {
      const found = await api.store.query('SELECT id FROM incidents UNION ALL SELECT id FROM alerts')
      return found.length === 3 ? true : undefined
    })

  it.each(CASES)('%s&%s= => find nothing, break nothing', async (list, name) => {
    for (const payload of PAYLOADS) {
      const answer = await api.request('GET', `/api/v1/${list}&${name}=${encodeURIComponent(payload)}`)
      expect([payload, answer.statusCode]).toEqual([payload, 200])
      expect([payload, answer.json<{ items: unknown[] }>().items]).toEqual([payload, []])
    }
    await rows()
  })

  it.each(['incidents', 'alerts', 'problems', 'cis', 'silences', 'maintenance'])(
    '%s/<payload> => 404',
    async (list) => {
      for (const payload of PAYLOADS) {
        const answer = await api.request('GET', `/api/v1/${list}/${encodeURIComponent(payload)}`)
        expect([payload, answer.statusCode]).toEqual([payload, 404])
      }
    },
  )

  it('enumerated parameters and times => 400', async () => {
    for (const query of ['incidents?sort=', 'incidents?state=', 'events?severity=', 'events?from=', 'audit?outcome=']) {
      const answer = await api.request('GET', `/api/v1/${query}${encodeURIComponent(PAYLOADS[0] ?? '')}`)
      expect([query, answer.statusCode]).toEqual([query, 400])
    }
  })

  it('a cursor made by hand => parameters all the same', async () => {
    const cursor = Buffer.from(JSON.stringify([0, 0, `' OR 1=1 --`])).toString('base64url')
    const answer = await api.request('GET', `/api/v1/incidents?state=closed&cursor=${cursor}`)
    expect(answer.statusCode).toBe(200)
    await rows()
  })
})
