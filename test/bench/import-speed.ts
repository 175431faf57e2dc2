// How long `nocturne import` takes with a large CMDB file: the command as its user runs it, against the running system.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from '../house/run-program.ts'
import { ROOT } from '../house/root.ts'
import type { RunningSystem } from '../support/system.ts'

const CORES = 20
const ACCESS = 980
const SERVERS = 19_000
const RELATIONSHIPS = 60_000

export interface ImportSpeed {
  readonly dryRunSeconds: number
  readonly applySeconds: number
  /** What the second import of the same file came to. */
  readonly again: string
}

export async function importSpeed(system: RunningSystem, folder: string): Promise<ImportSpeed> {
  const file = join(folder, 'cmdb.json')
  writeFileSync(file, JSON.stringify(largeCmdb()))
  const run = async (...options: readonly string[]) => {
    const started = performance.now()
    const args = [join(ROOT, 'dist/main.js'), 'import', file, '--url', system.url, '--json', '--quiet', ...options]
    const env = { ...process.env, NOCTURNE_TOKEN: system.adminToken }
    const { code, stdout, stderr } = await runProgram(process.execPath, args, { env })
    if (code !== 0) throw new Error(`nocturne import ended with ${String(code)}: ${stderr}`)
    const { outcome } = JSON.parse(stdout) as { outcome: string }
    return { outcome, seconds: (performance.now() - started) / 1000 }
  }
  const dryRun = await run('--dry-run')
  const applied = await run()
  const again = await run()
  return { dryRunSeconds: dryRun.seconds, applySeconds: applied.seconds, again: again.outcome }
}

/** Core and access switches, servers with two cables each, and what the servers need of each other. */
function largeCmdb(): { cis: object[]; relationships: object[] } {
  const cis: object[] = []
  const relationships: object[] = []
  for (let n = 0; n < CORES; n++)
    cis.push({ id: `core-${n}`, type: 'core-switch', attributes: { ip: `10.255.0.${n}` } })
  for (let n = 0; n < ACCESS; n++) {
    cis.push({
      id: `sw-${n}`,
      type: 'access-switch',
      site: `site-${n % 49}`,
      attributes: { ip: `10.254.${n >> 8}.${n & 255}`, serial: `F${n}` },
    })
    for (const k of [0, 1]) relationships.push({ from: `sw-${n}`, to: `core-${(n + k) % CORES}`, type: 'connectedTo' })
  }
  for (let n = 0; n < SERVERS; n++) {
    const attributes = {
      ip: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
      hostname: `srv-${n}.example.net`,
      serial: `S${n}`,
    }
    cis.push({ id: `srv-${n}`, type: 'server', site: `site-${n % 49}`, criticality: 1 + (n % 5), attributes })
    for (const k of [0, 1])
      relationships.push({ from: `srv-${n}`, to: `sw-${(Math.floor(n / 20) + k) % ACCESS}`, type: 'connectedTo' })
  }
  for (let n = 0; relationships.length < RELATIONSHIPS; n++)
    relationships.push({ from: `srv-${n % SERVERS}`, to: `srv-${(n * 7 + 1) % SERVERS}`, type: 'dependsOn' })
  return { cis, relationships }
}
