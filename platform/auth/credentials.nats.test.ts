// Two processes with one bucket: what one of them changes, the other one knows.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { natsMissing, startTestNats, type TestNats } from '../../test/support/nats.ts'
import { createLog } from '../log/log.ts'
import { connectBus, type Bus } from '../nats/bus.ts'
import { createCredentials, type Credentials } from './credentials.ts'

const log = createLog({ level: 'silent' })
const PASSWORD = 'correct horse battery'

describe.skipIf(natsMissing !== null)(`credentials of two processes ${natsMissing ?? ''}`, () => {
  let nats: TestNats
  const buses: Bus[] = []
  const processes: Credentials[] = []
  const dataDirs: string[] = []

  async function started(): Promise<Credentials> {
    const bus = await connectBus({ servers: nats.url, name: 'test' }, log)
    const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-credentials-'))
    const credentials = createCredentials({ bus, log, config: { dataDir, bootstrapToken: null } })
    await credentials.start()
    buses.push(bus)
    processes.push(credentials)
    dataDirs.push(dataDir)
    return credentials
  }

  beforeAll(async () => {
    nats = await startTestNats()
  })
  afterAll(async () => {
    for (const credentials of processes) await credentials.stop()
    for (const bus of buses) await bus.close()
    await nats.stop()
    for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true })
  })

  it('agree on tokens, people and sessions, and go on while NATS is away', async () => {
    const one = await started()
    const two = await started()
    const { adminToken } = one.firstStart()
    expect(two.firstStart().adminToken).toBeNull()
    expect(two.authenticateToken(adminToken ?? '')?.scopes.has('admin')).toBe(true)

    const { id, secret } = await one.createToken({ name: 'ci', scopes: ['read'] })
    await expect.poll(() => two.authenticateToken(secret)?.id).toBe(id)
    await two.revokeToken(id)
    await expect.poll(() => one.authenticateToken(secret)).toBeNull()

    await one.saveUser({ name: '王伟@noc', role: 'viewer', password: PASSWORD })
    await expect.poll(() => two.listUsers().length).toBe(1)
    const login = await two.login('王伟@noc', PASSWORD)
    if (login.outcome !== 'started') throw new Error(`login ${login.outcome}`)
    await expect.poll(() => one.authenticateSession(login.session.cookie)?.name).toBe('王伟@noc')

    const { code } = await one.createLoginLink()
    await expect.poll(() => two.redeemLoginLink(code)).not.toBeNull()

    await nats.kill()
    expect(one.authenticateToken(adminToken ?? '')?.scopes.has('admin')).toBe(true)
    expect(one.authenticateSession(login.session.cookie)).not.toBeNull()
    await nats.start()
    await expect.poll(() => two.logout(login.session.cookie).catch(() => false)).toBe(true)
    await expect.poll(() => one.authenticateSession(login.session.cookie)).toBeNull()
  })
})
