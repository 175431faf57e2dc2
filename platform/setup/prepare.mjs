// `prestart` and `pretest`: brings a fresh clone on a machine with only Node to where Nocturne can run, and does nothing
// when all is there. Node built-ins only: it runs before any package is installed.
// Usage: node platform/setup/prepare.mjs start|test|bench|demo|accuracy
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { requireNode } from './node-version.mjs'
import { withSetupLock } from './lock.mjs'
import { ensurePackages } from './packages.mjs'
import { createProgress, SetupError } from './say.mjs'
import { ensureNatsServer, ensureTestTools } from './tools.mjs'

const MODES = ['start', 'test', 'bench', 'demo', 'accuracy']
const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string} mode */
async function prepare(mode) {
  requireNode(process.versions.node)
  if (!MODES.includes(mode)) throw new SetupError(`usage: node platform/setup/prepare.mjs ${MODES.join('|')}`)
  const progress = createProgress(process.stdout, mode === 'accuracy' ? 2 : 4)
  await withSetupLock(root, async () => {
    progress.next()
    await ensurePackages(root, progress)
    progress.next()
    await ensureBuilt(root, 'server', progress)
    // The engine over files needs no page and no tool.
    if (mode === 'accuracy') return
    progress.next()
    await ensureBuilt(root, 'console', progress)
    progress.next()
    if (mode === 'start' || mode === 'demo') await ensureNatsServer(process.env, progress)
    else await ensureTestTools(process.env, progress)
  })
}

try {
  await prepare(process.argv[2] ?? '')
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
