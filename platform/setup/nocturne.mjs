#!/usr/bin/env -S node --max-semi-space-size=64
// The `nocturne` command. In a checkout it first makes sure that the packages and the built server are there (progress
// goes to standard error), so that `npx nocturne replay ...` works on a fresh clone. Then it hands over to dist/main.js.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { withSetupLock } from './lock.mjs'
import { requireNode } from './node-version.mjs'
import { ensurePackages } from './packages.mjs'
import { createProgress, SetupError } from './say.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

try {
  requireNode(process.versions.node)
  if (existsSync(join(root, 'tsconfig.json'))) await prepareCheckout()
  await import(new URL('../../dist/main.js', import.meta.url).href)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/** Says nothing when there is nothing to do: most calls are of that kind. */
async function prepareCheckout() {
  const progress = createProgress(process.stderr, 2, { onlyWork: true })
  await withSetupLock(root, async () => {
    progress.next()
    await ensurePackages(root, progress)
    progress.next()
    await ensureBuilt(root, 'server', progress)
  })
}
