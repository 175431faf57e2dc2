import { describe, expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { createRoleThread, threadEntry, type RoleThread } from './role-thread.ts'

const entry = threadEntry('./role-thread.fixture', import.meta.url)

function thread(workerData: object, metrics = createMetrics(), stopLimitMs?: number): RoleThread {
  return createRoleThread({
    name: 'fixture',
    entry,
    workerData,
    log: createLog({ level: 'silent' }),
    metrics,
    backoff: { firstMs: 10, longestMs: 50, quietMs: 60_000 },
    ...(stopLimitMs === undefined ? {} : { stopLimitMs }),
  })
}

describe('createRoleThread', () => {
  it('is ready after start, tells info and metrics, and is gone after stop', async () => {
    const role = thread({})
    expect(role.ready()).toBe(false)
    await role.start()
    await role.start()
    expect(role.ready()).toBe(true)
    expect(role.info()).toEqual({ threadId: expect.any(Number) })
    const metrics = await role.metrics()
    expect(metrics?.map((metric) => metric.name)).toContain('nocturne_fixture_total')
    await role.stop()
    await role.stop()
    expect(role.ready()).toBe(false)
    expect(await role.metrics()).toBeNull()
  })

  it('a start that fails => start() rejects with the reason of the role', async () => {
    const role = thread({ startFails: true })
    await expect(role.start()).rejects.toThrow(/the port is taken/)
    await role.stop()
  })

  it('dies => is started again, counted, and works', async () => {
    const metrics = createMetrics()
    const role = thread({ diesOnce: new SharedArrayBuffer(4) }, metrics)
    await role.start()
    const first = role.info()
    await expect.poll(() => role.info()).not.toEqual(first)
    expect(role.ready()).toBe(true)
    expect(await metrics.registry.metrics()).toContain('nocturne_role_thread_restarts_total{role="fixture"} 1')
    await role.stop()
  })

  it('does not stop in time => is ended', async () => {
    const role = thread({ stopHangs: true }, createMetrics(), 50)
    await role.start()
    await role.stop()
    expect(role.ready()).toBe(false)
  })
})
