import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config/config.ts'
import { exposuresOf } from './exposures.ts'

describe('exposures', () => {
  it.each([
    ['as it ships, on loopback', {}, []],
    ['reachable, as it ships', { NOCTURNE_SNMP_HOST: '0.0.0.0' }, ['default_community']],
    ['reachable, senders listed', { NOCTURNE_SNMP_HOST: '0.0.0.0', NOCTURNE_SNMP_SOURCES: '10.0.0.0/8' }, []],
    ['reachable over http', { NOCTURNE_HTTP_HOST: '0.0.0.0' }, ['plain_http']],
    ['behind a proxy with TLS', { NOCTURNE_HTTP_HOST: '0.0.0.0', NOCTURNE_PUBLIC_URL: 'https://noc.example' }, []],
    ['a ClickHouse without a password', { CLICKHOUSE_URL: 'http://ch:8123' }, ['clickhouse_without_password']],
    [
      'the first token still set',
      { NOCTURNE_BOOTSTRAP_TOKEN: 'a-secret-of-32-characters-xxxxxx' },
      ['bootstrap_token_set'],
    ],
  ])('%s => %j', (_name, env, exposed) => {
    expect(exposuresOf(loadConfig({ env }))).toEqual(exposed)
  })
})
