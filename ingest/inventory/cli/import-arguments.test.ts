import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importArguments } from './import-arguments.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocturne-import-'))
const secret = join(folder, 'token')
beforeAll(() => writeFileSync(secret, 'noc_in_file\n'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the command line of an import', () => {
  it('what is not said has a default', () => {
    const token = { token: null, url: 'http://127.0.0.1:8480' }
    expect(importArguments(['a.csv', 'b.csv'], {})).toMatchObject({ files: ['a.csv', 'b.csv'], format: null, scope: 'full', dryRun: false, ...token }) // prettier-ignore
  })

  it.each([
    ['the option before all', ['--token', 'a', '--token-file', secret], { NOCTURNE_TOKEN: 'b' }, 'a'],
    ['the file before the environment', ['--token-file', secret], { NOCTURNE_TOKEN: 'b' }, 'noc_in_file'],
    ['the environment', [], { NOCTURNE_TOKEN: 'b', NOCTURNE_TOKEN_FILE: secret }, 'b'],
    ['a file named by the environment', [], { NOCTURNE_TOKEN_FILE: secret }, 'noc_in_file'],
    ['an empty variable is none', [], { NOCTURNE_TOKEN: '' }, null],
  ])('token: %s', (_name, options, env, token) => {
    expect(importArguments(['f', ...options], env)).toMatchObject({ token })
  })

  it.each([
    [[], 'name the files'],
    [['f', '--format', 'excel'], 'there is no format "excel"'],
    [['f', '--scope', 'all'], '--scope is full or partial'],
    [['f', '--url', 'localhost:8480'], 'is no address'],
    [['f', '--from', 'http://netbox.example', '--format', 'netbox'], 'files and --from'],
    [['--from', 'http://netbox.example'], '--from needs --format'],
    [['--from', 'http://sn.example', '--format', 'servicenow'], '--from needs --format'],
    [['f', '--dryrun'], "Unknown option '--dryrun'"],
    [['f', '--token-file', '/nonexistent'], 'ENOENT'],
  ])('%j => %s', (argv, fault) => {
    expect(importArguments(argv, {})).toEqual({ fault: expect.stringContaining(fault) as string })
  })
})
