// npm run bench: one table with machine and commit. Ratios within one run count; absolute figures move with the machine.
// Options: --seconds N per measurement (default 8), --only engine|resolve|import|http|traps|latency|console,
// --minutes N that the console stands open (default 1), --profile DIR (CPU profiles of threads and of the console's page, for why).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freeTcpPort } from '../support/free-port.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { findTool, startServer, type Server } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'
import type { BenchRow } from './bench-row.ts'
import { consoleScale } from './console-scale.ts'
import { compiledEngineRows } from './engine-compiled.ts'
import { httpLoad, type HttpResult } from './http-load.ts'
import { importSpeed } from './import-speed.ts'
import { metric, residentMiB } from './probe.ts'
import { benchResolve } from './resolve-speed.ts'
import { sseLatency } from './sse-latency.ts'
import { trapLoad } from './trap-load.ts'

const CONNECTIONS = 8
const ROUNDS = 3
const WARM_UP_MS = 3000
/** Conditions that the trap load cycles through: a storm repeats itself, it does not invent a million ports. */
const TRAP_CONDITIONS = 20_000

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Waits until the engine and the writer have caught up, so that one measurement does not pay for the one before. */
async function settle(system: RunningSystem): Promise<number> {
  const started = performance.now()
  await waitFor(
    'the backlog to drain',
    async () => {
      const { lagMessages } = await backlog(system)
      return lagMessages === 0 ? true : undefined
    },
    300_000,
  )
  return (performance.now() - started) / 1000
}

async function backlog(system: RunningSystem): Promise<{ lagMessages: number }> {
  const engine = await metric(system, 'nocturne_jetstream_pending')
  const writer = await metric(system, 'nocturne_writer_pending_messages')
  return { lagMessages: engine + writer }
}

async function startAlertmanager(folder: string): Promise<{ port: number; server: Server } | null> {
  if (findTool('prometheus-alertmanager') === null) return null
  const port = await freeTcpPort()
  const config = join(folder, 'alertmanager.yml')
  writeFileSync(config, 'route: { receiver: none }\nreceivers: [{ name: none }]\n')
  const server = startServer('prometheus-alertmanager', [
    `--config.file=${config}`,
    `--storage.path=${join(folder, 'am')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=error',
  ])
  await waitFor('Alertmanager', async () => ((await fetch(`http://127.0.0.1:${port}/-/ready`)).ok ? true : undefined))
  return { port, server }
}

async function benchHttp(system: RunningSystem, folder: string, durationMs: number): Promise<readonly BenchRow[]> {
  const peer = await startAlertmanager(folder)
  const rows: BenchRow[] = []
  for (const batch of [1, 100]) {
    const ours: HttpResult[] = []
    const theirs: HttpResult[] = []
    let drainSeconds = 0
    for (let round = 0; round <= ROUNDS; round++) {
      say(`  HTTP, batches of ${batch}, round ${round} of ${ROUNDS}`)
      // The first round warms both up and does not count.
      const load = { batch, connections: CONNECTIONS, durationMs: round === 0 ? WARM_UP_MS : durationMs }
      if (peer !== null) theirs.push(await httpLoad({ ...load, port: peer.port, series: `b${batch}r${round}` }))
      ours.push(
        await httpLoad({
          ...load,
          port: system.httpPort,
          authorization: `Bearer ${system.ingestToken}`,
          series: `b${batch}r${round}`,
        }),
      )
      drainSeconds = await settle(system)
      if (round === 0) {
        ours.length = 0
        theirs.length = 0
      }
    }
    const rate = median(ours.map((result) => result.alertsPerSecond))
    const p99 = median(ours.map((result) => result.p99Ms))
    const refused = ours.reduce((sum, result) => sum + result.refused, 0)
    const peerRate = median(theirs.map((result) => result.alertsPerSecond))
    const ratio = theirs.map((result, index) => (ours[index]?.alertsPerSecond ?? 0) / result.alertsPerSecond)
    rows.push({
      what: `HTTP ingest, unique alerts in batches of ${batch}, stored before the answer`,
      figure: `${whole(rate)}/s, answer p99 ${p99.toFixed(1)} ms, refused ${refused}, caught up ${drainSeconds.toFixed(1)} s after`,
      beside:
        peer === null
          ? 'Alertmanager is not installed'
          : `Alertmanager (in memory) ${whole(peerRate)}/s; ratio ${median(ratio).toFixed(2)}x`,
    })
  }
  await peer?.server.stop()
  return rows
}

async function benchTraps(system: RunningSystem, durationMs: number): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const rate of [5_000, 10_000, 15_000, 20_000, 30_000]) {
    say(`  traps, ${whole(rate)} a second`)
    const before = await metric(system, 'nocturne_ingest_events_total', 'source="snmp"', 'outcome="stored"')
    const dropsBefore = await metric(system, 'nocturne_snmp_kernel_drops_total')
    const sent = await trapLoad(system.snmpPort, rate, durationMs, TRAP_CONDITIONS)
    await waitFor('the receiver to read what the kernel kept', async () => {
      const stored =
        (await metric(system, 'nocturne_ingest_events_total', 'source="snmp"', 'outcome="stored"')) - before
      const dropped = (await metric(system, 'nocturne_snmp_kernel_drops_total')) - dropsBefore
      return stored + dropped >= sent ? true : undefined
    })
    const drainSeconds = await settle(system)
    const after = await metric(system, 'nocturne_ingest_events_total', 'source="snmp"', 'outcome="stored"')
    const lost = sent - (after - before)
    rows.push({
      what: `SNMP v2c traps, offered ${whole(rate)}/s`,
      figure: `stored ${whole((after - before) / (durationMs / 1000))}/s, lost ${whole(lost)} of ${whole(sent)}, caught up ${drainSeconds.toFixed(1)} s after`,
      beside: '',
    })
    if (lost > sent * 0.01) break
  }
  return rows
}

async function benchLatency(system: RunningSystem, durationMs: number): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const rate of [2_000, 5_000]) {
    say(`  socket to live stream, ${whole(rate)} events a second`)
    const result = await sseLatency(system, rate, durationMs)
    await settle(system)
    rows.push({
      what: `socket to live stream at ${whole(rate)} events/s`,
      figure: `p50 ${result.p50Ms.toFixed(1)} ms, p99 ${result.p99Ms.toFixed(1)} ms over ${result.probes} probes, missing ${result.missing}`,
      beside: `sent ${whole(result.sentPerSecond)}/s`,
    })
  }
  return rows
}

async function benchImport(system: RunningSystem, folder: string): Promise<readonly BenchRow[]> {
  say('  20,000 CIs and 60,000 relationships through nocturne import')
  const { dryRunSeconds, applySeconds, again } = await importSpeed(system, folder)
  return [
    {
      what: 'import of a CMDB file, 20,000 CIs and 60,000 relationships, from the command to its end',
      figure: `applied ${applySeconds.toFixed(1)} s, dry run ${dryRunSeconds.toFixed(1)} s`,
      beside: `the same file again: ${again}`,
    },
  ]
}

function memoryRow(system: RunningSystem): BenchRow {
  const nats = Number(readFileSync(join(system.dataDir, 'nats/nats-server.pid'), 'utf8'))
  return {
    what: 'resident memory at the end',
    figure: `${whole(residentMiB(system.pid))} MiB, nats-server ${whole(residentMiB(nats))} MiB`,
    beside: '',
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'no git'
  }
}

/** The biggest socket buffer that the kernel grants: decides how long a burst of traps may last. */
function receiveBufferLimit(): string {
  try {
    return readFileSync('/proc/sys/net/core/rmem_max', 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

function table(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => `| ${row.what} | ${row.figure} | ${row.beside} |`)
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, net.core.rmem_max ${receiveBufferLimit()}`
  return [
    `Machine: ${machine}. Commit ${commit()}. Load generator on the same machine.`,
    '',
    '| measurement | Nocturne | beside |',
    '|---|---|---|',
    ...lines,
  ].join('\n')
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '8' },
      minutes: { type: 'string', default: '1' },
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const durationMs = Number(values.seconds) * 1000
  if (!(durationMs > 0)) throw new Error(`--seconds takes a number above 0, not ${values.seconds}`)
  const minutes = Number(values.minutes)
  if (!(minutes >= 0)) throw new Error(`--minutes takes a number, not ${values.minutes}`)
  const nodeOptions = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
  const wanted = (name: string) => values.only === undefined || values.only === name
  const folder = mkdtempSync(join(tmpdir(), 'nocturne-bench-'))
  const rows: BenchRow[] = []
  // A system of its own for each kind of load: what one leaves open must not weigh on the next.
  const measure = async (name: string, bench: (system: RunningSystem) => Promise<readonly BenchRow[]>) => {
    if (!wanted(name)) return
    say(`Starting Nocturne for ${name} ...`)
    const system = await startSystem({ nodeOptions })
    try {
      rows.push(...(await bench(system)), memoryRow(system))
    } finally {
      await system.stop()
    }
  }
  try {
    if (wanted('engine')) {
      say('  engine: compiled, then measured for a minute')
      rows.push(...compiledEngineRows())
    }
    if (wanted('resolve')) rows.push(...benchResolve())
    await measure('import', (system) => benchImport(system, folder))
    await measure('latency', (system) => benchLatency(system, durationMs))
    await measure('traps', (system) => benchTraps(system, durationMs))
    await measure('http', (system) => benchHttp(system, folder, durationMs))
    if (wanted('console') && findTool('chromium') !== null)
      rows.push(...(await consoleScale({ minutes, say, profileFolder: values.profile ?? null })))
    say(`\n${table(rows)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
