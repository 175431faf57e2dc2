// One set-up at a time in one checkout: `npm start` and `npm test` begun together must not both run `npm ci`.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** No set-up takes this long: a lock that is older has a holder whose process id belongs to somebody else by now. */
const OLDEST_LOCK_MS = 60 * 60_000

/**
 * @template T
 * @param {string} root the checkout
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(root, work) {
  const folder = join(root, '.cache')
  const file = join(folder, 'setup.pid')
  mkdirSync(folder, { recursive: true })
  let told = false
  while (!take(file)) {
    if (!told) process.stderr.write('waiting for another set-up of this checkout to finish ...\n')
    told = true
    await wait(200)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.removeListener('exit', release)
  }
}

/** True when the lock is ours now. The lock of a process that is gone is taken over. */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (isHolderAlive(file)) return false
  rmSync(file, { force: true })
  return false
}

function isHolderAlive(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLDEST_LOCK_MS) return false
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    // EPERM: alive, and another user's. ENOENT: released a moment ago.
    return error.code === 'EPERM'
  }
}
