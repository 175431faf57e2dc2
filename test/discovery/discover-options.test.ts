import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DiscoverUsageError, readDiscoverOptions } from '../../discover-options.ts'

let folder = ''
const file = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nocturne-options-'))
  writeFileSync(file('auth'), 'auth-secret\n')
  writeFileSync(file('priv'), 'priv-secret\n')
  writeFileSync(file('communities'), 'first\n\nsecond\n')
  writeFileSync(
    file('settings.yaml'),
    'discovery:\n  targets: [192.0.2.0/30]\n  communities: [from-settings]\n  hops: 2\n  follow: [192.0.2.0/24]\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (line: string, env: NodeJS.ProcessEnv = {}) =>
  readDiscoverOptions(
    line
      .replaceAll('@', `${folder}/`)
      .split(' ')
      .filter((word) => word !== ''),
    env,
  )

describe('the options of nocturne discover', () => {
  it('take communities from the line and from a file, never showing them', () => {
    const { credentials } = read('192.0.2.1 --community public --community-file @communities')
    expect(credentials.map((one) => one.kind === 'community' && [one.label, one.community])).toEqual([
      ['community 1', 'public'],
      ['community 2', 'first'],
      ['community 3', 'second'],
    ])
  })

  it('take a v3 user whose keys are in files', () => {
    const { credentials } = read(
      '192.0.2.1 --v3-user noc --v3-auth sha --v3-auth-key-file @auth --v3-priv-key-file @priv --v3-context vlan-7',
    )
    const user = {
      name: 'noc',
      level: 'authPriv',
      authProtocol: 'sha',
      authKey: 'auth-secret',
      privProtocol: 'aes',
      privKey: 'priv-secret',
    }
    expect(credentials).toEqual([{ kind: 'user', label: 'user noc', user, context: 'vlan-7' }])
  })

  it('come from the settings where the line says nothing', () => {
    expect(read('--config @settings.yaml')).toMatchObject({
      targets: ['192.0.2.0/30'],
      hops: 2,
      follow: ['192.0.2.0/24'],
      port: 161,
      credentials: [{ community: 'from-settings' }],
    })
  })

  it('hand in with a token from a file or the environment', () => {
    const url = '192.0.2.1 --community x --url http://127.0.0.1:1'
    expect(read(`${url} --token-file @auth`).server).toEqual({
      url: 'http://127.0.0.1:1',
      token: 'auth-secret',
      dryRun: false,
    })
    expect(read(`${url} --dry-run`, { NOCTURNE_TOKEN: 'from-env' }).server).toMatchObject({
      token: 'from-env',
      dryRun: true,
    })
  })

  it.each([
    ['', /nothing to ask/],
    ['192.0.2.1', /no credential/],
    ['192.0.2.1 --community x --hops 2', /--hops needs --follow/],
    ['192.0.2.1 --community x --hops many', /--hops must be a whole number from 0 to 32/],
    ['192.0.2.1 --community x --port 0', /--port must be/],
    ['192.0.2.1 --community x --dry-run', /--dry-run needs --url/],
    ['192.0.2.1 --community x --url http://127.0.0.1:1', /--url needs --token-file/],
    ['192.0.2.1 --community x --url noc', /noc is no URL/],
    ['192.0.2.1 --community-file @none', /none cannot be read/],
    ['192.0.2.1 --v3-user noc', /authKey .*must have at least 8 characters/],
    [
      '192.0.2.1 --v3-user noc --v3-auth sha1 --v3-auth-key-file @auth --v3-priv-key-file @priv',
      /authProtocol must be one of/,
    ],
    ['192.0.2.1 --comunity x', /Unknown option '--comunity'/],
    ['--config @none.yaml', /none.yaml/],
  ])('say what is wrong with %j', (line, message) => {
    expect(() => read(line)).toThrow(DiscoverUsageError)
    expect(() => read(line)).toThrow(message)
  })
})
