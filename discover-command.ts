// `nocturne discover`: asks devices by SNMP without a server, shows what was found, writes it as a CMDB file or hands it to a server.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { writeFileSync } from 'node:fs'
import { DISCOVER_USAGE, DiscoverUsageError, readDiscoverOptions, type DiscoverOptions } from './discover-options.ts'
import { DISCOVERY_POLICY } from './ingest/discovery/network/discovery-policy.ts'
import { cmdbFileOf } from './ingest/discovery/report/cmdb-file.ts'
import { findingsOf, inventoryReport } from './ingest/discovery/report/inventory-report.ts'
import { runSummary } from './ingest/discovery/report/run-summary.ts'
import { askDevices } from './ingest/discovery/run/ask-device.ts'
import { runDiscovery, type RunProgress } from './ingest/discovery/run/discovery-run.ts'
import { resolveTargets } from './ingest/discovery/run/resolve-names.ts'
import {
  noJournal,
  openJournal,
  type DeviceResult,
  type RunHead,
  type RunJournal,
} from './ingest/discovery/run/run-journal.ts'
import { inRanges } from './ingest/discovery/run/targets.ts'
import { differenceText } from './ingest/inventory/cli/difference-text.ts'
import type { InventoryReport } from './ingest/contract/inventory.ts'
import type { ReportResult } from './ingest/contract/inventory-request.ts'

/** @returns 0 something answered, 1 nothing did or the server refused it, 2 wrongly called */
export async function discover(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(DISCOVER_USAGE)
    return 0
  }
  let options: DiscoverOptions
  try {
    options = readDiscoverOptions(argv, process.env)
  } catch (error) {
    if (!(error instanceof DiscoverUsageError)) throw error
    process.stderr.write(`nocturne: ${error.message}\n`)
    return 2
  }
  const policy = { ...DISCOVERY_POLICY, ...options.policy }
  const targets = await resolveTargets(options.targets, policy.addressesPerRange)
  if (!targets.ok) {
    process.stderr.write(targets.faults.map((fault) => `nocturne: ${fault}\n`).join(''))
    return 2
  }
  for (const name of targets.unresolved) process.stderr.write(`nocturne: ${name}: the name has no address\n`)
  const journal = journalOf(options)
  if (journal.before.length > 0)
    process.stderr.write(`going on with the run of ${new Date(journal.head.startedAt).toISOString()}\n`)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const run = await runDiscovery(
    { addresses: targets.addresses, hops: options.hops, allowed: inRanges(options.follow) },
    {
      ask: askDevices({ credentials: options.credentials, port: options.port, policy }),
      journal,
      policy,
      told: options.quiet ? () => undefined : tell,
      signal: stop.signal,
    },
  )
  if (run.stopped) journal.close()
  else journal.remove()
  const findings = findingsOf(run.results.flatMap((result) => (result.outcome === 'answered' ? [result.facts] : [])))
  const subject = {
    id: journal.head.id,
    instance: `discover ${hostname()}`,
    actor: 'system',
    at: Date.now(),
    scope: 'partial',
  } as const
  const report = inventoryReport(findings, subject)
  process.stdout.write(runSummary(run, findings))
  if (run.stopped) process.stderr.write('stopped; with --state FILE the next run goes on from here\n')
  if (run.progress.answered === 0) return 1
  if (options.out !== undefined) {
    writeFileSync(options.out, `${JSON.stringify(cmdbFileOf(report), null, 2)}\n`)
    process.stdout.write(`written to ${options.out}\n`)
  }
  return options.server === undefined ? 0 : await submit(report, options.server)
}

function journalOf(options: DiscoverOptions): RunJournal {
  const plan = JSON.stringify([options.targets, options.follow, options.hops, options.port])
  const head: RunHead = { id: randomUUID(), startedAt: Date.now(), plan }
  return options.state === undefined ? noJournal(head) : openJournal(options.state, head)
}

function tell(progress: RunProgress, result: DeviceResult): void {
  // An address without a device is the rule in a range: only who answered, and who refused, is worth a line.
  const line =
    result.outcome === 'answered'
      ? `${result.facts.sysName || '(no name)'}, ${result.facts.type}, ${result.facts.neighbours.length} neighbours`
      : result.fault === 'no_answer'
        ? null
        : result.detail
  if (line !== null || progress.done % 50 === 0 || progress.done === progress.total)
    process.stderr.write(`[${progress.done}/${progress.total}] ${result.address} ${line ?? 'no answer'}\n`)
}

async function submit(report: InventoryReport, server: NonNullable<DiscoverOptions['server']>): Promise<number> {
  const url = new URL(`/api/v1/discovery/reports${server.dryRun ? '?dryRun=true' : ''}`, server.url)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
      body: JSON.stringify(report),
    })
    const text = await response.text()
    if (response.ok)
      process.stdout.write(changesText(report, JSON.parse(text) as ReportResult)) // our own answer
    else process.stderr.write(`nocturne: ${url.origin} answers ${response.status}: ${text}\n`)
    return response.ok ? 0 : 1
  } catch (error) {
    process.stderr.write(
      `nocturne: ${url.origin} cannot be reached: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return 1
  }
}

/** What the CMDB made of it, as an import tells it. */
function changesText(report: InventoryReport, result: ReportResult): string {
  const { instance, scope, cis, relationships } = report
  const read = { cis: cis.length, relationships: relationships.length }
  return differenceText({ ...result, format: 'snmp', guessed: false, instance, scope, read, notes: [] }, false)
}
