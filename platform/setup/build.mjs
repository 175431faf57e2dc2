// Builds the server (tsc -> dist) and the console (vite) only when their sources changed since the last build.
// Also `npm run build:server` and `build:console`. Files that are no code (migrations) stay where they are: see packageRoot().
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashSources, listFiles } from './sources.mjs'
import { runQuietly } from './run.mjs'
import { createProgress, SetupError } from './say.mjs'

const ROOMS = ['ingest', 'correlate', 'api', 'platform']
const isTest = (file) => /\.(test|test-support|fixture)\.[a-z]+$|\/fixtures\//.test(file)

const server = {
  name: 'server',
  stamp: 'dist/.server-stamp',
  result: 'dist/main.js',
  sources: (root) => [
    ...listFiles(root, ROOMS, (file) => file.endsWith('.ts') && !isTest(file)),
    ...listFiles(root, ['.'], (file) => /^[a-z-]+\.ts$|^tsconfig.*\.json$|^package-lock\.json$/.test(file), {
      deep: false,
    }),
  ],
  async make(root) {
    // Types are the business of `npm run typecheck` and CI: without them the build of a fresh clone takes a third of the time.
    await tool(root, 'typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck'])
    removeOrphans(root)
  },
}

const consoleBuild = {
  name: 'console',
  stamp: 'dist/.console-stamp',
  result: 'dist/console/index.html',
  sources: (root) => [
    ...listFiles(root, ['dashboards/console', 'correlate/contract', 'ingest/contract'], (file) => !isTest(file)),
    'package-lock.json',
  ],
  make: (root) => tool(root, 'vite/bin/vite.js', ['build', 'dashboards/console', '--logLevel', 'error']),
}

/**
 * @param {string} root the checkout
 * @param {'server' | 'console'} which
 * @param {ReturnType<typeof createProgress>} progress
 * @param {{ always?: boolean }} [options]
 */
export async function ensureBuilt(root, which, progress, options = {}) {
  const target = which === 'server' ? server : consoleBuild
  const stamp = join(root, target.stamp)
  const hash = hashSources(root, target.sources(root))
  const built = existsSync(stamp) && existsSync(join(root, target.result)) && readFileSync(stamp, 'utf8') === hash
  if (built && options.always !== true) {
    progress.found(`${target.name}: up to date`)
    return
  }
  await progress.during(`${target.name}: building`, async () => {
    rmSync(stamp, { force: true })
    await target.make(root)
    if (!existsSync(join(root, target.result))) throw new SetupError(`the ${which} build left no ${target.result}`)
    writeFileSync(stamp, hash)
  })
}

/** Runs the JavaScript entry of an installed package with this Node: no PATH, no shell. */
async function tool(root, entry, args) {
  const { code, output } = await runQuietly(process.execPath, [join(root, 'node_modules', entry), ...args], {
    cwd: root,
  })
  if (code !== 0) throw new SetupError(`${entry} ${args.join(' ')} failed (exit ${String(code)}):\n${output}`)
}

/** A source that was deleted or renamed must not live on in dist. */
function removeOrphans(root) {
  const dist = join(root, 'dist')
  const existing = ROOMS.filter((room) => existsSync(join(dist, room)))
  for (const file of listFiles(dist, existing, () => true)) {
    const source = file.replace(/\.map$/, '').replace(/\.js$/, '.ts')
    if (!existsSync(join(root, source)) && !existsSync(join(root, file))) rmSync(join(dist, file))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = join(import.meta.dirname, '..', '..')
  const which = process.argv[2] === 'console' ? 'console' : 'server'
  const progress = createProgress(process.stdout, 1)
  progress.next()
  try {
    await ensureBuilt(root, which, progress, { always: true })
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${relative(process.cwd(), root) || '.'}: ${error.message}\n`)
    process.exitCode = 1
  }
}
