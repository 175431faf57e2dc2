// What must be refused is refused with a clear answer and a counted reason, and everything else goes on working.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { request } from 'node:http'
import { listAlerts } from '../support/list.ts'
import { sendDatagram } from '../support/send-datagram.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { trapPacket } from '../support/trap-packet.ts'
import { waitFor } from '../support/wait-for.ts'

describe('refusals', () => {
  let system: RunningSystem
  beforeAll(async () => {
    system = await startSystem()
  })
  afterAll(() => system.stop())

  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(system.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${system.ingestToken}`, ...headers },
    })

  /** Sum of all samples of a metric whose labels match. */
  async function counted(metric: string, labels: string): Promise<number> {
    const text = await (await system.request('/metrics')).text()
    return text
      .split('\n')
      .filter((line) => line.startsWith(metric) && line.includes(labels))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
  }

  it('a malformed trap => counted, still listening', async () => {
    await sendDatagram(system.snmpPort, Buffer.from('this is no BER'))
    await waitFor('the refusal to be counted', async () =>
      (await counted('nocturne_snmp_refused_total', 'reason=')) > 0 ? true : undefined,
    )
  })

  it('a wrong community => counted with a reason of its own', async () => {
    const before = await counted('nocturne_snmp_refused_total', 'reason=')
    await sendDatagram(system.snmpPort, trapPacket('wrong', 1, '1.3.6.1.6.3.1.1.5.3', []))
    await waitFor('the refusal to be counted', async () =>
      (await counted('nocturne_snmp_refused_total', 'reason=')) > before ? true : undefined,
    )
  })

  it('no token and a wrong token => 401 problem with a challenge', async () => {
    for (const authorization of ['', 'Bearer noc_wrong_token', 'Basic bm86bm8=']) {
      const answer = await post('/api/v2/alerts', '[]', { authorization })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBeTruthy()
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it('an ingest token on an operators’ route => 403', async () => {
    const answer = await fetch(`${system.url}/api/v1/incidents`, {
      headers: { authorization: `Bearer ${system.ingestToken}` },
    })
    expect(answer.status).toBe(403)
  })

  it('a broken JSON body => 400 problem that says where', async () => {
    const answer = await post('/ingest/alertmanager', '{"alerts": [')
    expect(answer.status).toBe(400)
    const problem = (await answer.json()) as { code: string; detail: string }
    expect(problem.detail).toMatch(/JSON/i)
    await waitFor('the refusal to be counted', async () =>
      (await counted('nocturne_ingest_refused_total', 'malformed_json')) > 0 ? true : undefined,
    )
  })

  it('a 20 MiB body => 413 problem', async () => {
    const answer = await postLarge(system, '/api/v2/alerts', 20 * 1024 * 1024)
    expect(answer.status).toBe(413)
    expect(answer.contentType).toContain('application/problem+json')
  })

  it('an alert without labels beside a good one => refused alone, the good one kept', async () => {
    const answer = await post(
      '/api/v2/alerts',
      JSON.stringify([{ labels: {} }, { labels: { alertname: 'GoodOne', instance: 'refusal-host:9100' } }]),
    )
    expect(answer.status).toBe(200)
    await waitFor('the good alert', async () => (await listAlerts(system)).find((one) => one.eventClass === 'GoodOne'))
    expect(await counted('nocturne_ingest_refused_total', 'reason=')).toBeGreaterThan(0)
    const letters = await system.get<{ items: { reason: string }[] }>('/api/v1/dead-letters')
    expect(letters.items.length).toBeGreaterThan(0)
  })

  it('only alerts without labels => 400 problem', async () => {
    const answer = await post('/api/v2/alerts', JSON.stringify([{ labels: {} }]))
    expect(answer.status).toBe(400)
  })

  it('after all this the system is still ready', async () => {
    expect((await fetch(`${system.url}/readyz`)).status).toBe(200)
  })
})

/** The answer may come, and the connection close, before all is sent: what counts is the answer. */
function postLarge(
  system: RunningSystem,
  path: string,
  bytes: number,
): Promise<{ status: number | undefined; contentType: string | undefined }> {
  return new Promise((resolve, reject) => {
    const sending = request(system.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': bytes,
        authorization: `Bearer ${system.ingestToken}`,
      },
    })
    sending.once('response', (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode, contentType: answer.headers['content-type'] })
    })
    sending.on('error', (error) => setTimeout(() => reject(error), 1000))
    sending.end(Buffer.alloc(bytes, ' '))
  })
}
