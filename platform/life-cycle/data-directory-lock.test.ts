import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDataDirectoryLock, DataDirectoryLockedError } from './data-directory-lock.ts'
import { processCommand } from './process-command.ts'
import { processIdentity } from './process-identity.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nocturne-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const leave = (holder: unknown) => writeFileSync(join(dir, 'nocturne.lock'), JSON.stringify(holder))

describe('the lock of the data directory', () => {
  it('held => a second one is refused with the pid and what to do; free after stop', async () => {
    const first = createDataDirectoryLock(dir)
    const second = createDataDirectoryLock(dir)
    await first.start()
    await first.start()
    expect(statSync(join(dir, 'nocturne.lock')).mode & 0o777).toBe(0o600)
    await expect(second.start()).rejects.toThrow(DataDirectoryLockedError)
    await expect(second.start()).rejects.toThrow(
      new RegExp(`process ${process.pid}: stop that one first, or set NOCTURNE_DATA_DIR`),
    )
    await second.stop() // never held it, so it must not free it
    await expect(second.start()).rejects.toThrow(DataDirectoryLockedError)
    await first.stop()
    await second.start()
    await second.stop()
  })

  it.each([
    ['the process is dead', { pid: 2 ** 22 - 1, identity: '1' }],
    ['its pid is another process by now', { pid: process.pid, identity: 'before' }],
    ['the file was cut off by a crash', { pid: 'x' }],
  ])('%s => it is taken over', async (_name, holder) => {
    leave(holder)
    const lock = createDataDirectoryLock(dir)
    await lock.start()
    await lock.stop()
  })

  it('another living process holds it => refused', async () => {
    const other = spawn('sleep', ['30'])
    try {
      const pid = other.pid ?? 0
      leave({ pid, identity: processIdentity(pid) })
      await expect(createDataDirectoryLock(dir).start()).rejects.toThrow(`used by process ${pid}`)
    } finally {
      other.kill('SIGKILL')
    }
  })
})

describe('other processes', () => {
  it('are known by command line and start time while they live', async () => {
    const other = spawn('sleep', ['31'])
    const pid = other.pid ?? 0
    expect(processCommand(pid)).toBe('sleep 31')
    expect(processIdentity(pid)).toMatch(/\d/)
    expect(processIdentity(pid)).not.toBe(processIdentity(process.pid))
    const ended = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await ended
    expect(processCommand(pid)).toBeNull()
    expect(processIdentity(pid)).toBeNull()
  })
})
