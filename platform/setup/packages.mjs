// The npm packages of the checkout: installs them only when node_modules does not hold what package-lock.json asks for.
// npm's own record of what is installed (node_modules/.package-lock.json) is the stamp: it is written last, so that an
// interrupted installation is seen, and an installation that somebody made by hand counts as well.
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runQuietly } from './run.mjs'
import { SetupError } from './say.mjs'

/**
 * @param {string} root the checkout
 * @param {ReturnType<import('./say.mjs').createProgress>} progress
 */
export async function ensurePackages(root, progress) {
  const reason = whyInstall(root)
  if (reason === null) {
    progress.found('packages: up to date')
    return
  }
  const count = Object.keys(readPackages(join(root, 'package-lock.json')) ?? {}).length
  await progress.during(`packages: npm ci, ${reason} (up to ${String(count)} packages, about 800 MB)`, async () => {
    const { command, args } = npm()
    // Install scripts stay off: no dependency needs one, and they are the way in for a poisoned release.
    const wanted = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']
    const { code, output } = await runQuietly(command, [...args, ...wanted], { cwd: root })
    if (code !== 0) throw new SetupError(`npm ci failed (exit ${String(code)}):\n${output}`)
  })
}

/**
 * Why the packages must be installed, or null when they are there.
 * @param {string} root
 */
export function whyInstall(root) {
  const folder = join(root, 'node_modules')
  if (!existsSync(folder)) return 'first start'
  // A linked node_modules belongs to somebody else (a work tree, a container mount): never replaced.
  if (lstatSync(folder).isSymbolicLink()) return null
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (wanted === null)
    throw new SetupError(`package-lock.json in ${root} is missing or broken: git checkout package-lock.json`)
  const installed = readPackages(join(folder, '.package-lock.json'))
  if (installed === null) return 'the last installation was not finished'
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = installed[path]
    // Optional packages are left out by npm where they do not fit (other systems, other C libraries).
    if (found === undefined && (entry.optional === true || entry.devOptional === true)) continue
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return 'package-lock.json has changed'
  }
  return null
}

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** The npm that started us, else the one beside this Node, else the one on PATH. */
function npm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  return script === undefined ? { command: 'npm', args: [] } : { command: process.execPath, args: [script] }
}
