// After `npm install <package>`: adds the optional packages of other systems that npm left out of package-lock.json because the
// registry at hand did not offer them. Without them `npm ci` refuses the lock file everywhere (docs/decisions/0080).
// Usage: npm run lock
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
const lock = JSON.parse(readFileSync(file, 'utf8'))
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]) continue
    if (!/^\d/.test(version)) throw new Error(`${path} wants ${name}@${version}: a range, add it by hand`)
    // No integrity: nobody here has seen the package. npm checks it against the registry that offers it.
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...systemOf(name),
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`package-lock.json: ${String(added)} packages of other systems added\n`)

/** The system that a package is for, from its name: `@chdb/lib-linux-arm64-gnu`. */
function systemOf(name) {
  const [, os, cpu, libc = ''] =
    /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? []
  if (os === undefined) throw new Error(`cannot tell the system of ${name}: add it by hand`)
  return {
    ...(/^(gnu|musl)/.test(libc) ? { libc: [libc.startsWith('gnu') ? 'glibc' : 'musl'] } : {}),
    cpu: [cpu],
    os: [os],
  }
}
