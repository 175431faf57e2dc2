import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anAlert } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { missingTools, runBeside } from '../../test/support/tool.ts'
import type { GettableAlert } from './gettable-alert.ts'

const HOUR = 3_600_000

describe.skipIf(natsMissing !== null)('Alertmanager API v2', () => {
  let api: TestApi
  let url: string

  beforeAll(async () => {
    api = await startTestApi({ partitions: 2 })
    url = await api.listen()
    const source = anAlert().sources[0]! // anAlert has one
    const alert = (id: string, labels: Record<string, string>, parts: object = {}) =>
      anAlert({
        id,
        labels,
        sources: [{ ...source, fingerprint: id }],
        eventClass: labels['alertname'] ?? 'linkDown',
        ...parts,
      })
    await api.engine.publish({
      entity: 'alert',
      items: [
        alert('f1', { alertname: 'A', instance: 'db-1:9100', severity: 'critical' }),
        alert('f2', { alertname: 'B', instance: 'db-2:9100', severity: 'warning' }, { suppression: { kind: 'silence', by: ['s1'] } }),
        alert('f3', { alertname: 'B', instance: 'web-1:9100' }, { suppression: { kind: 'inhibit', by: ['f1'] }, membership: null }),
        alert('f4', {}, { suppression: { kind: 'maintenance', by: ['w1'] }, component: 'ifIndex=3', membership: null }),
        alert('f5', { alertname: 'A' }, { state: 'cleared' }),
      ],
    }) // prettier-ignore
    await api.caughtUp()
  })
  afterAll(() => api.stop())

  const fingerprints = async (query: string) =>
    (await api.get<GettableAlert[]>(`/api/v2/alerts?${query}`)).map(({ fingerprint }) => fingerprint)

  it.each([
    ['', ['f1', 'f2', 'f3', 'f4']],
    ['active=false', ['f2', 'f3', 'f4']],
    ['silenced=false', ['f1', 'f3']],
    ['inhibited=false', ['f1', 'f2', 'f4']],
    ['silenced=false&inhibited=false', ['f1']],
    ['filter=alertname=A', ['f1']],
    ['filter=alertname="B"', ['f2', 'f3']],
    ['filter=instance=~"db-.*"', ['f1', 'f2']],
    ['filter=instance=~db', []],
    ['filter=instance!~"db-.*"', ['f3', 'f4']],
    ['filter=alertname!=B', ['f1', 'f4']],
    ['filter=alertname="B"&filter=severity="warning"', ['f2']],
    ['filter=instance=', ['f4']],
    ['filter=instance!=""', ['f1', 'f2', 'f3']],
    ['filter=alertname=linkDown&filter=component="ifIndex=3"', ['f4']],
    ['receiver=noct.*', ['f1', 'f2', 'f3', 'f4']],
    ['receiver=noct', []],
  ])('alerts?%s', async (query, want) => {
    expect(await fingerprints(query)).toEqual(want)
  })

  it.each([
    'filter=',
    'filter=a',
    'filter="a"=b',
    'filter=a=~"("',
    'filter=a="b',
    'filter=a="b"c"',
    'receiver=(',
    'active=perhaps',
  ])('alerts?%s => 400', async (query) => {
    expect((await api.request('GET', `/api/v2/alerts?${query}`)).statusCode).toBe(400)
  })

  it('an alert => every field that Alertmanager promises', async () => {
    const [alert] = await api.get<GettableAlert[]>('/api/v2/alerts?filter=alertname=B&inhibited=false')
    expect(alert).toEqual({
      labels: { alertname: 'B', instance: 'db-2:9100', severity: 'warning', ci: 'db-7' },
      annotations: { summary: 'db-7 does not answer' },
      startsAt: '2026-11-21T12:00:00.000Z',
      endsAt: expect.stringMatching(/Z$/),
      updatedAt: '2026-11-21T12:00:00.000Z',
      fingerprint: 'f2',
      generatorURL: '',
      receivers: [{ name: 'nocturne' }],
      status: { state: 'suppressed', silencedBy: ['s1'], inhibitedBy: [], mutedBy: [] },
    })
  })

  it('groups => by incident', async () => {
    const groups = await api.get<{ labels: object; receiver: object; alerts: object[] }[]>('/api/v2/alerts/groups')
    expect(groups.map(({ labels, alerts }) => [labels, alerts.length])).toEqual([
      [{}, 2],
      [{ incident: 'inc-1' }, 2],
    ])
    expect(groups[0]?.receiver).toEqual({ name: 'nocturne' })
  })

  it('status, receivers, probes', async () => {
    expect(await api.get('/api/v2/status')).toMatchObject({
      cluster: { status: 'disabled', peers: [] },
      config: { original: expect.stringContaining('receiver: nocturne') },
      versionInfo: { version: '0.25.0' },
    })
    expect(await api.get('/api/v2/receivers')).toEqual([{ name: 'nocturne' }])
    for (const path of ['/-/healthy', '/-/ready']) expect((await api.app.inject({ url: path })).statusCode).toBe(200)
  })

  it('Grafana asks whether we are Mimir, with /alertmanager before the path => 404', async () => {
    const answer = await api.request('GET', '/alertmanager/api/v2/status', undefined, { accept: 'text/html' })
    expect(answer.statusCode).toBe(404)
  })

  it('silences => made, filtered by what their matchers say, changed, ended', async () => {
    const now = Date.now()
    const body = (parts: object) => ({
      matchers: [{ name: 'alertname', value: 'A', isRegex: false }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + HOUR).toISOString(),
      createdBy: 'li',
      comment: 'works',
      ...parts,
    })
    const made = await api.request('POST', '/api/v2/silences', body({}))
    expect(made.statusCode, made.body).toBe(200)
    const { silenceID } = made.json<{ silenceID: string }>()
    // Copied to every partition.
    expect(api.engine.commands.map((command) => command.type)).toEqual(['setSilence', 'setSilence'])
    const got = await api.get<{ startsAt: string }>(`/api/v2/silence/${silenceID}`)
    expect(got).toMatchObject({
      id: silenceID,
      status: { state: 'active' },
      matchers: [{ name: 'alertname', value: 'A', isRegex: false, isEqual: true }],
      createdBy: 'li',
      comment: 'works',
    })
    const named = async (filter: string) =>
      (await api.get<{ id: string }[]>(`/api/v2/silences?filter=${filter}`)).some(({ id }) => id === silenceID)
    expect(await named('alertname=A')).toBe(true)
    expect(await named('alertname=~"A|B"')).toBe(true)
    expect(await named('alertname!=A')).toBe(false)
    expect(await named('instance=db')).toBe(false)
    const endsAt = new Date(now + 2 * HOUR).toISOString()
    const changed = await api.request(
      'POST',
      '/api/v2/silences',
      body({ id: silenceID, startsAt: got.startsAt, endsAt }),
    )
    expect(changed.json()).toEqual({ silenceID })
    const ended = await api.request('DELETE', `/api/v2/silence/${silenceID}`)
    expect([ended.statusCode, ended.body]).toEqual([200, ''])
    expect(api.engine.commands.at(-1)).toMatchObject({ type: 'expireSilence', silenceId: silenceID })
    expect((await api.request('DELETE', '/api/v2/silence/none')).statusCode).toBe(404)
    expect((await api.request('POST', '/api/v2/silences', body({ id: 'none' }))).statusCode).toBe(404)
    expect((await api.request('POST', '/api/v2/silences', body({ endsAt: 'soon' }))).statusCode).toBe(400)
  })

  describe.skipIf(missingTools('amtool') !== '')(`amtool${missingTools('amtool')}`, () => {
    let folder: string
    const amtool = async (...args: string[]) => {
      const result = await runBeside('amtool', [
        `--alertmanager.url=${url}`,
        `--http.config.file=${folder}/http.yml`,
        ...args,
      ])
      expect(result.code, `amtool ${args.join(' ')}: ${result.stderr}`).toBe(0)
      return result.stdout.trim()
    }
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'nocturne-amtool-'))
      writeFileSync(join(folder, 'http.yml'), `basic_auth: { username: amtool, password: ${api.admin} }\n`)
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    it('alert query, config show, config routes, cluster show', async () => {
      const found = async (...args: string[]) =>
        (JSON.parse(await amtool('alert', 'query', '-o', 'json', ...args)) as GettableAlert[]).map(
          ({ fingerprint }) => fingerprint,
        )
      expect(await found()).toEqual(['f1'])
      expect(await found('-s', '-i')).toEqual(['f2', 'f3', 'f4'])
      expect(await found('-s', 'instance=~db-.*')).toEqual(['f2'])
      expect(await found('alertname=A')).toEqual(['f1'])
      expect(await amtool('config', 'show')).toContain('receiver: nocturne')
      expect(await amtool('config', 'routes')).toContain('nocturne')
      await amtool('cluster', 'show')
    })

    it('silence add, query, update, expire', async () => {
      const id = await amtool(
        'silence',
        'add',
        'instance=~db-.*',
        'severity!=info',
        '-d',
        '1h',
        '-c',
        'works',
        '-a',
        'li',
      )
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      expect(await amtool('silence', 'query', '-q', 'instance=~db-.*')).toContain(id)
      const updated = await amtool('silence', 'update', '-d', '2h', '-c', 'longer', id)
      expect(updated).toContain('longer')
      await amtool('silence', 'expire', id)
      expect(api.engine.commands.at(-1)).toMatchObject({ type: 'expireSilence' })
    })
  })
})
