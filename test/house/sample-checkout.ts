// A small checkout in a temporary folder with the real set-up scripts and stand-ins for the compilers, so that the whole
// of prepare.mjs runs without a network: its packages are folders beside it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './root.ts'
import { runProgram, type Outcome } from './run-program.ts'

/** Compiles `export const word = 'x'` of main.ts by copying it, or fails as tsc does when the file says `broken`. */
const COMPILER = `
import { cpSync, mkdirSync, readFileSync, existsSync } from 'node:fs'
if (readFileSync('main.ts', 'utf8').includes('broken')) { console.log("main.ts(1,1): error TS1005: ';' expected."); process.exit(2) }
mkdirSync('dist', { recursive: true })
cpSync('main.ts', 'dist/main.js')
if (existsSync('platform/kept.ts')) { mkdirSync('dist/platform', { recursive: true }); cpSync('platform/kept.ts', 'dist/platform/kept.js') }
`
const BUNDLER = `
import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('dist/console', { recursive: true })
writeFileSync('dist/console/index.html', '<title>console</title>')
`

export interface SampleCheckout {
  readonly root: string
  write(path: string, text: string): void
  remove(path: string): void
  /** Adds a package to package.json and to the lock. */
  addTool(name: string): void
  /** Runs the real prepare.mjs. PATH holds nothing but `programs`, so that the machine's own tools do not count. */
  prepare(mode: string, env?: NodeJS.ProcessEnv): Promise<Outcome>
  nocturne(args: readonly string[]): Promise<Outcome>
  dispose(): void
}

/** package.json and package-lock.json that depend on folders below tools/. */
function writeManifest(write: SampleCheckout['write'], tools: readonly string[]): void {
  const dependencies = Object.fromEntries(tools.map((tool) => [tool, `file:tools/${tool}`]))
  const manifest = { name: 'sample', version: '1.0.0', type: 'module', dependencies }
  const links = tools.map((tool) => [`node_modules/${tool}`, { resolved: `tools/${tool}`, link: true }] as const)
  const targets = tools.map((tool) => [`tools/${tool}`, { version: '1.0.0' }] as const)
  const packages = { '': manifest, ...Object.fromEntries([...links, ...targets]) }
  write('package.json', JSON.stringify(manifest))
  write('package-lock.json', JSON.stringify({ name: 'sample', version: '1.0.0', lockfileVersion: 3, packages }))
}

export function createSampleCheckout(): SampleCheckout {
  const root = mkdtempSync(join(tmpdir(), 'nocturne-setup-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text, { mode: 0o755 })
  }
  const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
    runProgram(process.execPath, [join(root, 'platform/setup', script), ...args], { cwd: root, env })

  cpSync(join(ROOT, 'platform/setup'), join(root, 'platform/setup'), { recursive: true })
  write('tools/typescript/package.json', '{"name":"typescript","version":"1.0.0","type":"module"}')
  write('tools/typescript/bin/tsc', COMPILER)
  write('tools/vite/package.json', '{"name":"vite","version":"1.0.0","type":"module"}')
  write('tools/vite/bin/vite.js', BUNDLER)
  writeManifest(write, ['typescript', 'vite'])
  write('tsconfig.json', '{}')
  write('main.ts', 'console.log("said by main", ...process.argv.slice(2))\n')
  write('dashboards/console/index.html', '')
  write('programs/nats-server', '#!/bin/sh\n')

  const bare = { HOME: root, PATH: join(root, 'programs'), NOCTURNE_INSTALL: 'never' }
  return {
    root,
    write,
    remove: (path) => {
      rmSync(join(root, path), { recursive: true })
    },
    addTool: (name) => {
      write(`tools/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }))
      writeManifest(write, ['typescript', 'vite', name])
    },
    prepare: (mode, env = {}) => run('prepare.mjs', [mode], { ...bare, ...env }),
    nocturne: (args) => run('nocturne.mjs', args, bare),
    dispose: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}
