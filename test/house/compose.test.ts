// docker-compose.yml against what the code expects: no container engine is needed to see that they agree.
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '../../platform/config/config.ts'
import { ROLES } from '../../platform/config/role.ts'
import { settingTable } from '../../platform/config/settings.ts'
import { composeVariables, exampleEnvironment, readCompose, type ComposeService } from './compose-file.ts'
import { readText, ROOT } from './root.ts'
import { runProgram } from './run-program.ts'

const SECRET = 'a-secret-of-the-test-0123'
const filled = Object.fromEntries(composeVariables().map(({ name, fallback }) => [name, fallback ?? SECRET]))
const compose = readCompose(filled)
const services = Object.entries(compose.services)
const ours = services.filter(([, service]) => service.image.startsWith('nocturne:'))
const dockerfile = readText('Dockerfile')
const service = (name: string): ComposeService => {
  const found = compose.services[name]
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}
/** The environment inside a container of ours: the image's, then the service's. */
function environmentOf(one: ComposeService): Record<string, string> {
  const image = [...dockerfile.matchAll(/\b([A-Z_]+)=([^\s\\]+)/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  return { ...Object.fromEntries(image), ...one.environment }
}
const configOf = (one: ComposeService) =>
  loadConfig({ env: environmentOf(one), file: join(ROOT, 'platform/deploy/nocturne.yaml') })
const hasHealthCheck = (one: ComposeService) => one.healthcheck !== undefined || one.image.startsWith('nocturne:')

describe('the roles', () => {
  it('are each in one service', () => {
    const roles = ours.flatMap(([, one]) => configOf(one).roles)
    expect([...roles].sort()).toEqual([...ROLES].sort())
  })

  it.each(ours)('%s: every variable is a setting that the code knows', (_, one) => {
    const known = new Set(Object.values(settingTable(() => '')).map(({ env }) => env))
    known.add('NOCTURNE_CONFIG')
    for (const name of Object.keys(one.environment ?? {})) expect(known, `nobody reads ${name}`).toContain(name)
  })

  it.each(ours)('%s: reaches NATS with the password that NATS asks for', (_, one) => {
    expect(configOf(one).nats.url).toBe(`nats://nocturne:${SECRET}@nats:4222`)
    expect(service('nats').environment?.['NATS_PASSWORD'], 'quoted: nats.conf would read 5e12 as a number').toBe(
      `"${SECRET}"`,
    )
    expect(readText('platform/deploy/nats.conf')).toMatch(/user: nocturne\s+password: \$NATS_PASSWORD/)
  })

  it.each(['nocturne-writer', 'nocturne-api'])('%s: uses the user that ClickHouse creates', (name) => {
    const { clickhouse } = configOf(service(name))
    const created = service('clickhouse').environment
    expect(clickhouse).toEqual({
      url: 'http://clickhouse:8123',
      database: created?.['CLICKHOUSE_DB'],
      user: created?.['CLICKHOUSE_USER'],
      password: created?.['CLICKHOUSE_PASSWORD'],
    })
  })

  it('without the embedded ClickHouse, whoever needs a store is told where ClickHouse is', () => {
    for (const [name, one] of ours) {
      const { roles, clickhouse } = configOf(one)
      const needsStore = roles.includes('writer') || roles.includes('api')
      expect(clickhouse.url !== null, name).toBe(needsStore)
    }
  })

  it.each(ours)('%s: keeps its data in a volume of its own', (_, one) => {
    const [volume = '', target = ''] = one.volumes?.[0]?.split(':') ?? []
    expect(target).toBe(configOf(one).dataDir)
    const users = services.filter(([, other]) => other.volumes?.some((entry) => entry.startsWith(`${volume}:`)))
    expect(users, 'two processes in one data directory destroy it').toHaveLength(1)
  })
})

describe('ports', () => {
  const target = (entry: string) => entry.split(':').slice(2).join(':')

  it('of ours are those that the processes listen on', () => {
    for (const [name, one] of ours) {
      const { http, snmp } = configOf(one)
      const listened = [String(http.port), `${String(snmp.port)}/udp`]
      for (const entry of one.ports ?? []) expect(listened, `${name} publishes ${entry}`).toContain(target(entry))
      expect(http.host, `${name} would listen inside its own container only`).toBe('0.0.0.0')
    }
    expect(service('nocturne-ingest').ports?.map(target)).toEqual(['8480', '1162/udp'])
    expect(configOf(service('nocturne-ingest')).snmp.host).toBe('0.0.0.0')
    expect(dockerfile).toContain('EXPOSE 8480/tcp 1162/udp')
  })

  it('bind this machine only until told otherwise, each on its own port', () => {
    const published = services.flatMap(([, one]) => one.ports ?? [])
    for (const entry of published) expect(entry).toMatch(/^127\.0\.0\.1:\d+:\d+(\/udp)?$/)
    const sockets = published.map((entry) => `${entry.split(':')[1] ?? ''}${entry.endsWith('/udp') ? '/udp' : ''}`)
    expect(new Set(sockets).size).toBe(sockets.length)
    const wide = readCompose({ ...filled, BIND_ADDRESS: '0.0.0.0' })
    expect(wide.services['nocturne-api']?.ports).toEqual(['0.0.0.0:8480:8480'])
  })

  it('of NATS and ClickHouse stay inside', () => {
    expect(service('nats').ports).toBeUndefined()
    expect(service('clickhouse').ports).toBeUndefined()
  })
})

describe('start order', () => {
  it('waits for health only where there is a health check', () => {
    for (const [name, { depends_on: needs = {} }] of services)
      for (const [needed, { condition }] of Object.entries(needs)) {
        const wanted = hasHealthCheck(service(needed)) ? 'service_healthy' : 'service_completed_successfully'
        expect(condition, `${name} -> ${needed}`).toBe(wanted)
      }
  })

  it('everything that runs has a health check', () => {
    for (const [name, one] of services) if (one.restart !== undefined) expect(hasHealthCheck(one), name).toBe(true)
    expect(dockerfile).toMatch(/HEALTHCHECK[\s\S]*\/readyz/)
  })

  it('has no circle and puts what is needed first', () => {
    const before = (name: string, path: readonly string[] = []): readonly string[] => {
      if (path.includes(name)) throw new Error(`circle: ${[...path, name].join(' -> ')}`)
      return Object.keys(service(name).depends_on ?? {}).flatMap((needed) => [
        needed,
        ...before(needed, [...path, name]),
      ])
    }
    for (const [name] of ours) expect(before(name)).toEqual(expect.arrayContaining(['nats', 'nats-volume']))
    expect(before('nocturne-api'), 'tables are created by the writer').toContain('nocturne-writer')
    expect(before('grafana')).toEqual(expect.arrayContaining(['nocturne-api', 'clickhouse', 'prometheus']))
    expect(before('prometheus')).toContain('alertmanager')
  })
})

describe('images', () => {
  it('are pinned to a patch release', () => {
    const used = [
      ...services.map(([, one]) => one.image),
      ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image),
    ]
    for (const image of used) expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+\.\d+/)
    expect(new Set(used.filter((image) => image.startsWith('nats:'))).size).toBe(1)
  })

  it('of ours are built here, for Node as new as package.json asks, in the version of package.json', () => {
    const { version } = JSON.parse(readText('package.json')) as { version: string }
    for (const [name, one] of ours) {
      expect(one.image).toBe(`nocturne:${version}`)
      expect(one.build?.context, `${name}: docker compose would look for the image on Docker Hub`).toBe('.')
      for (const arg of Object.keys(one.build?.args ?? {})) expect(dockerfile).toContain(`ARG ${arg}=`)
    }
    expect(dockerfile).toMatch(/FROM node:22\.[\d.]+-bookworm-slim/)
  })

  it('copy only what is there', () => {
    for (const [, sources = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
      for (const path of sources.split(' ')) expect(existsSync(join(ROOT, path)), `COPY ${path}`).toBe(true)
    for (const line of readText('.dockerignore')
      .split('\n')
      .filter((entry) => entry.startsWith('!')))
      expect(existsSync(join(ROOT, line.slice(1))), `.dockerignore ${line}`).toBe(true)
  })
})

describe('safety', () => {
  it('no container runs as root, but the one that hands the NATS volume over and ends', () => {
    for (const [name, one] of services) {
      expect(one.privileged ?? false, name).toBe(false)
      if (name === 'nats-volume') expect(one.restart, name).toBeUndefined()
      else expect(one.user, name).toMatch(/^[1-9]\d*:\d+$/)
    }
    expect(dockerfile).toMatch(/^USER node$/m)
  })

  it('no secret has a default, and every one is asked for by name', () => {
    const secrets = composeVariables().filter(({ name }) => /TOKEN|PASSWORD/.test(name))
    expect(secrets.length).toBeGreaterThan(5)
    for (const { name, fallback } of secrets) {
      expect(fallback, name).toBeNull()
      if (!Object.values(compose.secrets).some(({ environment }) => environment === name))
        expect(() => readCompose({ ...filled, [name]: '' })).toThrow(`${name}: set it in .env`)
    }
  })

  it('.env.example has every variable, and nothing else', () => {
    const example = exampleEnvironment()
    expect([...example.keys()].sort()).toEqual(composeVariables().map(({ name }) => name))
    for (const { name, fallback } of composeVariables()) expect(example.get(name), name).toBe(fallback ?? '')
  })
})

describe('files', () => {
  it('volumes, configs and secrets are declared and used', () => {
    const mounts = services.flatMap(([, one]) => one.volumes ?? []).map((entry) => entry.split(':')[0] ?? '')
    const named = mounts.filter((source) => !source.startsWith('.'))
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort())
    for (const source of mounts.filter((path) => path.startsWith('.')))
      expect(existsSync(join(ROOT, source)), source).toBe(true)
    const configs = services.flatMap(([, one]) => one.configs ?? []).map(({ source }) => source)
    expect([...new Set(configs)].sort()).toEqual(Object.keys(compose.configs).sort())
    for (const { file } of Object.values(compose.configs)) expect(existsSync(join(ROOT, file)), file).toBe(true)
    const secrets = services.flatMap(([, one]) => one.secrets ?? [])
    expect([...new Set(secrets)].sort()).toEqual(Object.keys(compose.secrets).sort())
  })

  it('secret files that Prometheus and Alertmanager read are given to them', () => {
    const readers = {
      prometheus: 'dashboards/prometheus/prometheus.yml',
      alertmanager: 'dashboards/prometheus/alertmanager.yml',
    }
    for (const [name, file] of Object.entries(readers)) {
      const wanted = [...readText(file).matchAll(/\/run\/secrets\/(\w+)/g)].map(([, secret = '']) => secret)
      expect([...new Set(wanted)].sort()).toEqual([...(service(name).secrets ?? [])].sort())
    }
  })

  it('Prometheus scrapes every role and sends its alerts to the one that takes them', () => {
    const prometheus = parse(readText('dashboards/prometheus/prometheus.yml')) as {
      scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[]
      alerting: { alertmanagers: { static_configs: { targets: string[] }[] }[] }
      rule_files: string[]
    }
    const targets = prometheus.scrape_configs.find(({ job_name: job }) => job === 'nocturne')?.static_configs[0]
      ?.targets
    expect(targets?.toSorted()).toEqual(ours.map(([name]) => `${name}:8480`).sort())
    expect(prometheus.alerting.alertmanagers[0]?.static_configs[0]?.targets).toEqual(['nocturne-ingest:8480'])
    const mounted = service('prometheus').volumes?.[0]?.split(':') ?? []
    for (const rules of prometheus.rule_files) {
      expect(dirname(rules)).toBe(mounted[1])
      expect(existsSync(join(ROOT, normalize(mounted[0] ?? ''), rules.slice(dirname(rules).length))), rules).toBe(true)
    }
  })

  it('NATS takes its configuration, a password of digits and letters included', async ({ skip }) => {
    const env = { ...process.env, NATS_PASSWORD: '"5e12"' }
    const path = join(ROOT, 'platform/deploy/nats.conf')
    const { code, stdout, stderr } = await runProgram('nats-server', ['-t', '-c', path], { env })
    if (code === 127) skip('nats-server is not installed')
    // Servers before 2.10 do not know sync_interval; the image does.
    const faults = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line !== '' && !/unknown field "sync_interval"|is valid/.test(line))
    expect(faults).toEqual([])
  })
})
