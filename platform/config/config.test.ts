import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { docsTable } from './docs-table.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'nocturne-config-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let count = 0
function file(text: string): string {
  const name = join(dir, `${++count}.yaml`)
  writeFileSync(name, text)
  return name
}

function faultsOf(env: NodeJS.ProcessEnv, yaml = ''): string[] {
  const name = file(yaml)
  try {
    loadConfig({ env, file: name })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.map(({ where, key, fault }) => `${where.replace(name, 'f')} ${key} ${fault}`)
  }
  return []
}

describe('loadConfig', () => {
  it('nothing set => the defaults, frozen', () => {
    const config = loadConfig({ env: {}, file: file('') })
    expect(config).toMatchObject({
      dataDir: './data',
      roles: ['ingest', 'correlate', 'writer', 'api', 'outbound'],
      http: { host: '127.0.0.1', port: 8480 },
      snmp: {
        host: '127.0.0.1',
        port: 1162,
        communities: ['public'],
        users: [],
        v3ReplayMode: 'lenient',
        sources: [],
        catalog: null,
      },
      nats: { url: null, server: null, port: 0 },
      clickhouse: { url: null, database: 'nocturne' },
      bootstrapToken: null,
      partitions: 1,
      log: { level: 'info' },
    })
    expect(Object.isFrozen(config)).toBe(true)
    expect(Object.isFrozen(config.snmp.communities)).toBe(true)
  })

  it('a variable wins over the file, an empty one counts as unset', () => {
    const yaml = 'http: {port: 1000, host: 0.0.0.0}\nroles: [ingest, api]\nsnmp:\n  communities: a, b\n'
    const env = { NOCTURNE_HTTP_PORT: '2000', NOCTURNE_HTTP_HOST: '', NOCTURNE_SNMP_SOURCES: '10.0.0.0/8,::1' }
    const config = loadConfig({ env, file: file(yaml) })
    expect(config.http).toMatchObject({ port: 2000, host: '0.0.0.0' })
    expect(config.roles).toEqual(['ingest', 'api'])
    expect(config.snmp).toMatchObject({ communities: ['a', 'b'], sources: ['10.0.0.0/8', '::1'] })
  })

  it('NOCTURNE_CONFIG names the file; one that is not there is a fault', () => {
    expect(loadConfig({ env: { NOCTURNE_CONFIG: file('domain: site-1') } }).domain).toBe('site-1')
    expect(() => loadConfig({ env: { NOCTURNE_CONFIG: '/nowhere.yaml' } })).toThrow(/nowhere\.yaml: cannot be read/)
  })

  it('secrets come from files, named by a variable or in YAML', () => {
    const secret = join(dir, 'secret')
    writeFileSync(secret, 'a-very-long-secret\n')
    const byEnv = loadConfig({ env: { NOCTURNE_BOOTSTRAP_TOKEN_FILE: secret }, file: file('') })
    expect(byEnv.bootstrapToken).toBe('a-very-long-secret')
    const byYaml = loadConfig({ env: {}, file: file(`clickhouse:\n  passwordFile: ${secret}\n`) })
    expect(byYaml.clickhouse.password).toBe('a-very-long-secret')
    expect(faultsOf({ NOCTURNE_BOOTSTRAP_TOKEN_FILE: '/nowhere' })).toEqual([
      expect.stringMatching(/^NOCTURNE_BOOTSTRAP_TOKEN_FILE bootstrapToken cannot be read/),
    ])
  })

  it('lists every fault at once, each with its place and key', () => {
    const yaml = [
      'http:',
      '  prot: 8480',
      '  port: none',
      'snmp:',
      '  v3ReplayMode: loose',
      '  sources: [10.0.0.0/33]',
      'nats: fast',
      'colour: red',
      'roles: [ingest, cook]',
    ].join('\n')
    expect(faultsOf({ NATS_URL: 'http://x', NOCTURNE_BOOTSTRAP_TOKEN: 'short' }, yaml).sort()).toEqual([
      'NATS_URL nats.url must be a URL (nats://, tls://, ws://, wss://)',
      'NOCTURNE_BOOTSTRAP_TOKEN bootstrapToken must have at least 16 characters',
      'f:2 http.prot is not a setting; did you mean http.port?',
      'f:3 http.port must be a whole number',
      'f:5 snmp.v3ReplayMode must be one of strict, lenient',
      'f:6 snmp.sources 10.0.0.0/33 is neither an address nor a CIDR range',
      'f:7 nats must be a mapping of keys',
      'f:8 colour is not a setting',
      'f:9 roles cook is not one of ingest, correlate, writer, api, outbound',
    ])
  })

  it('a file that is no YAML is one fault with its line', () => {
    expect(faultsOf({}, 'http:\n  port: [1\n')).toEqual([expect.stringMatching(/^f:\d+ {2}is not YAML: /)])
    expect(faultsOf({}, '- a\n')).toEqual(['f:1  must be a mapping of keys'])
  })

  it('never shows a secret in a fault', () => {
    expect(faultsOf({ NOCTURNE_BOOTSTRAP_TOKEN: 'hunter2' }).join()).not.toContain('hunter2')
  })
})

describe('SNMPv3 users', () => {
  const user = (rest: string) => `snmp:\n  users:\n    - {name: u, ${rest}}\n`

  it('has what its level needs', () => {
    const keys = 'level: authPriv, authProtocol: sha256, authKey: 12345678, privProtocol: aes, privKey: abcdefgh'
    expect(loadConfig({ env: {}, file: file(user(keys.replace('12345678', '"12345678"'))) }).snmp.users).toEqual([
      {
        name: 'u',
        level: 'authPriv',
        authProtocol: 'sha256',
        authKey: '12345678',
        privProtocol: 'aes',
        privKey: 'abcdefgh',
      },
    ])
    expect(loadConfig({ env: {}, file: file(user('level: noAuthNoPriv')) }).snmp.users).toEqual([
      { name: 'u', level: 'noAuthNoPriv' },
    ])
  })

  it.each([
    ['no level', 'colour: red', /user 1: colour is not a key of a user; level must be one of/],
    ['no keys', 'level: authNoPriv', /authProtocol must be one of md5, sha, .*; authKey \(or authKeyFile\) must have/],
    ['short key', 'level: authNoPriv, authProtocol: sha, authKey: short', /at least 8 characters/],
    [
      'DES',
      'level: authPriv, authProtocol: sha, authKey: abcdefgh, privProtocol: des, privKey: abcdefgh',
      /privProtocol/,
    ],
  ])('%s => a fault that says so', (_name, rest, message) => {
    expect(faultsOf({}, user(rest))).toEqual([expect.stringMatching(message)])
  })

  it('reads keys from files', () => {
    const secret = join(dir, 'key')
    writeFileSync(secret, 'from-a-file\n')
    const yaml = user(`level: authNoPriv, authProtocol: sha, authKeyFile: ${secret}`)
    expect(loadConfig({ env: {}, file: file(yaml) }).snmp.users[0]?.authKey).toBe('from-a-file')
  })
})

describe('docsTable', () => {
  it('has a row for each setting, with its variable', () => {
    const table = docsTable()
    expect(table).toContain('| `http.port` | `NOCTURNE_HTTP_PORT` | integer 0-65535 | `8480` |')
    expect(table).toContain('| `bootstrapToken` | `NOCTURNE_BOOTSTRAP_TOKEN` | text (secret) | unset |')
    expect(table.trim().split('\n').length).toBeGreaterThan(20)
  })
})
