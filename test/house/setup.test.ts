// What `npm start`, `npm test` and `npx nocturne` do to a fresh clone: the real scripts on a small checkout, no network.
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readText } from './root.ts'
import { createSampleCheckout, type SampleCheckout } from './sample-checkout.ts'

let checkout: SampleCheckout
const has = (path: string) => existsSync(join(checkout.root, path))

beforeEach(() => {
  checkout = createSampleCheckout()
})
afterEach(() => {
  checkout.dispose()
})

describe('prepare start', () => {
  it('installs, builds and finds nats-server; a second start does nothing', async () => {
    const first = await checkout.prepare('start')
    expect(first, first.stderr).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout.split('\n').map((line) => line.slice(0, 22))).toEqual([
      '[1/4] packages: npm ci',
      '[1/4] packages: npm ci',
      '[2/4] server: building',
      '[2/4] server: building',
      '[3/4] console: buildin',
      '[3/4] console: buildin',
      '[4/4] nats-server: ' + checkout.root.slice(0, 3),
      '',
    ])

    const second = await checkout.prepare('start')
    expect(second.stdout).toBe(
      [
        '[1/4] packages: up to date',
        '[2/4] server: up to date',
        '[3/4] console: up to date',
        `[4/4] nats-server: ${join(checkout.root, 'programs/nats-server')}`,
        '',
      ].join('\n'),
    )
  })

  it('changed source => builds the server again, and drops what has no source any more', async () => {
    checkout.write('platform/kept.ts', 'export {}')
    await checkout.prepare('start')
    expect(has('dist/platform/kept.js')).toBe(true)
    checkout.remove('platform/kept.ts')
    const { stdout } = await checkout.prepare('start')
    expect(stdout).toContain('[2/4] server: building')
    expect(stdout).toContain('[3/4] console: up to date')
    expect(has('dist/platform/kept.js')).toBe(false)
  })

  it('changed test => builds nothing', async () => {
    await checkout.prepare('start')
    checkout.write('platform/kept.test.ts', 'export {}')
    expect((await checkout.prepare('start')).stdout).toContain('[2/4] server: up to date')
  })

  it('source that does not compile => the words of the compiler, exit 1, and no stale build next time', async () => {
    await checkout.prepare('start')
    checkout.write('main.ts', 'broken')
    for (const attempt of [1, 2]) {
      const outcome = await checkout.prepare('start')
      expect(outcome.code, `attempt ${attempt}`).toBe(1)
      expect(outcome.stderr).toContain("main.ts(1,1): error TS1005: ';' expected.")
      expect(outcome.stderr, 'a stack trace helps nobody here').not.toContain('    at ')
    }
  })

  it('interrupted installation => installs again', async () => {
    await checkout.prepare('start')
    checkout.remove('node_modules/.package-lock.json')
    expect((await checkout.prepare('start')).stdout).toContain('npm ci, the last installation was not finished')
  })

  it('changed lock => installs again', async () => {
    await checkout.prepare('start')
    checkout.addTool('tsx')
    expect((await checkout.prepare('start')).stdout).toContain('npm ci, package-lock.json has changed')
    expect(has('node_modules/tsx/package.json')).toBe(true)
  })

  it('linked node_modules => left alone', async () => {
    await checkout.prepare('start')
    mkdirSync(join(checkout.root, 'elsewhere'))
    renameSync(join(checkout.root, 'node_modules'), join(checkout.root, 'elsewhere/node_modules'))
    symlinkSync(join(checkout.root, 'elsewhere/node_modules'), join(checkout.root, 'node_modules'))
    checkout.remove('elsewhere/node_modules/.package-lock.json')
    expect((await checkout.prepare('start')).stdout).toContain('packages: up to date')
    expect(lstatSync(join(checkout.root, 'node_modules')).isSymbolicLink()).toBe(true)
  })

  it('no nats-server and nothing may be installed => the commands for apt, brew and docker, exit 1', async () => {
    checkout.remove('programs/nats-server')
    const { code, stderr } = await checkout.prepare('start')
    expect(code).toBe(1)
    for (const wanted of ['sudo apt-get install nats-server', 'brew install nats-server', 'docker run', 'NATS_URL='])
      expect(stderr).toContain(wanted)
  })

  it.each([
    ['NATS_URL', 'nats://10.0.0.1:4222', '[4/4] nats-server: not needed, NATS_URL is set'],
    ['NOCTURNE_NATS_SERVER', process.execPath, `[4/4] nats-server: ${process.execPath}`],
  ])('no nats-server but %s => ready', async (name, value, line) => {
    checkout.remove('programs/nats-server')
    expect((await checkout.prepare('start', { [name]: value })).stdout).toContain(line)
  })

  it('nats-server in sbin beside a bin of PATH => found', async () => {
    checkout.remove('programs/nats-server')
    checkout.write('usr/sbin/nats-server', '#!/bin/sh\n')
    const { stdout } = await checkout.prepare('start', { PATH: join(checkout.root, 'usr/bin') })
    expect(stdout).toContain(`nats-server: ${join(checkout.root, 'usr/sbin/nats-server')}`)
  })

  it('unknown mode => usage, exit 1', async () => {
    const outcome = await checkout.prepare('strat')
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining('start|test|bench|demo') })
  })
})

describe('prepare test', () => {
  it('tools that may not be installed => names the tests that are skipped, and goes on', async () => {
    const { code, stdout } = await checkout.prepare('test')
    expect(code).toBe(0)
    expect(stdout).toContain('NOCTURNE_INSTALL=never forbids installing')
    expect(stdout).toContain('without snmptrap these are skipped: ')
    expect(stdout).toContain('without chromium these are skipped: ')
    expect(stdout, 'nats-server is there').not.toContain('without nats-server')
    expect(stdout).toContain('sudo apt-get install snmp snmpsim prometheus prometheus-alertmanager chromium')
  })
})

describe('two set-ups at once', () => {
  it('take turns, and the second finds everything done', async () => {
    const outcomes = await Promise.all([checkout.prepare('start'), checkout.prepare('start')])
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0])
    const installed = outcomes.filter(({ stdout }) => stdout.includes('npm ci'))
    expect(installed, 'npm ci twice in one folder breaks it').toHaveLength(1)
    expect(readdirSync(join(checkout.root, '.cache'))).toEqual([])
  })
})

describe('the nocturne command', () => {
  it('in a fresh clone: set-up on standard error, only its own words on standard output', async () => {
    const first = await checkout.nocturne(['replay', '--out', 'x'])
    expect(first).toMatchObject({ code: 0, stdout: 'said by main replay --out x\n' })
    expect(first.stderr).toContain('[1/2] packages: npm ci')
    expect(await checkout.nocturne(['--help'])).toMatchObject({ stdout: 'said by main --help\n', stderr: '' })
  })

  it('installed without sources: runs what was built', async () => {
    await checkout.nocturne([])
    checkout.remove('tsconfig.json')
    checkout.remove('node_modules')
    expect(await checkout.nocturne(['serve'])).toMatchObject({ code: 0, stdout: 'said by main serve\n', stderr: '' })
  })
})

describe('the oldest Node', () => {
  it('is the one that package.json names', () => {
    const { engines } = JSON.parse(readText('package.json')) as { engines: { node: string } }
    const [, parts = ''] = /OLDEST = \[([\d, ]+)\]/.exec(readText('platform/setup/node-version.mjs')) ?? []
    expect(`>=${parts.split(', ').slice(0, 2).join('.')}`).toBe(engines.node)
  })
})
