// The one thing that is asked of the machine. Kept in step with `engines` in package.json by test/house.
import { SetupError } from './say.mjs'

const OLDEST = [20, 19, 0]

/** @param {string} version as in process.versions.node */
export function requireNode(version) {
  const parts = version.split('.').map(Number)
  const at = OLDEST.findIndex((wanted, i) => parts[i] !== wanted)
  if (at === -1 || parts[at] > OLDEST[at]) return
  const wanted = OLDEST.join('.')
  throw new SetupError(
    `Nocturne needs Node ${wanted} or newer; this is ${version} (${process.execPath}). See https://nodejs.org`,
  )
}
