// `nocturne replay`: the engine over a file, without servers. The same input gives the same bytes.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, loadConfig } from '../../platform/config/config.ts'
import { DEFAULT_DOMAIN } from '../../ingest/contract/event.ts'
import { policyHash } from '../engine/engine.ts'
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import type { Consideration } from '../engine/engine.ts'
import { CmdbError, readCmdbFile } from '../runtime/cmdb/cmdb-file.ts'
import { readSitePolicy } from '../runtime/site-policy.ts'
import { createRegexCompiler } from '../runtime/silence-regex.ts'
import { readEventLine } from './event-line.ts'
import { FaultReport } from './fault-report.ts'
import { LedgeredRun } from './ledgered-run.ts'
import { NdjsonFile, writeNdjson } from './ndjson-file.ts'
import { readArguments, REPLAY_USAGE } from './replay-arguments.ts'
import type { ReplayArguments } from './replay-arguments.ts'
import { readLines } from './read-lines.ts'

const PROGRESS_LINES = 100_000

/** @returns exit code: 0 done (also with bad lines: they are counted), 1 a file cannot be read or written, 2 wrongly called */
export async function runReplay(argv: readonly string[]): Promise<number> {
  const given = readArguments(argv)
  if (given === 'help') {
    process.stdout.write(REPLAY_USAGE)
    return 0
  }
  if ('fault' in given) {
    say(`${given.fault}\n\n${REPLAY_USAGE}`)
    return 2
  }
  try {
    await replay(given)
    return 0
  } catch (error) {
    if (
      !(error instanceof CmdbError) &&
      !(error instanceof ConfigError) &&
      !(error instanceof FileFaultsError) &&
      !isSystemError(error)
    )
      throw error
    say(`${error.message}\n`)
    return 1
  }
}

async function replay({ cmdb, events, out, config }: ReplayArguments): Promise<void> {
  const settings = config === null ? null : loadConfig({ env: {}, file: config })
  const domain = settings?.domain ?? DEFAULT_DOMAIN
  const policy = readSitePolicy(settings?.policy ?? null)
  const { topology } = await readCmdbFile(cmdb, 0)
  if (topology.faults.length > 0) say(`CMDB: ${topology.faults.length} things left out, e.g. ${topology.faults[0]}\n`)
  mkdirSync(out, { recursive: true })
  const faults = new FaultReport(say)
  // What `nocturne explain` reads besides; written at once, for there is much of it.
  const activities = new NdjsonFile(join(out, 'activities.ndjson'))
  const considered = new NdjsonFile(join(out, 'considered.ndjson'))
  const context = {
    policy,
    topology,
    compileRegex: createRegexCompiler(),
    probe: (consideration: Consideration) => considered.add(consideration),
  }
  const ledgered = new LedgeredRun(context, (lines) => lines.forEach((line) => activities.add(line)))
  const startedAt = performance.now()
  let count = 0
  try {
    for await (const lines of readLines(events)) {
      for (const text of lines) {
        const line = readEventLine(text, count++, domain)
        if ('fault' in line) {
          ledgered.addInvalid(line.seq)
          faults.add(count, line.fault)
        } else ledgered.add(line.seq, line.event)
        if (count % PROGRESS_LINES === 0) say(`${progress(count, startedAt)}\n`)
      }
    }
    ledgered.run.end()
  } finally {
    activities.close()
    considered.close()
  }
  say(`${progress(count, startedAt)}, ${faults.count} bad lines, policy ${policyHash(policy)}\n`)
  writeResults(out, ledgered)
}

function writeResults(out: string, ledgered: LedgeredRun): void {
  const { run } = ledgered
  writeNdjson(join(out, 'alerts.ndjson'), run.alerts.values())
  writeNdjson(join(out, 'incidents.ndjson'), run.incidents.values())
  writeNdjson(join(out, 'problems.ndjson'), run.problems.values())
  writeNdjson(join(out, 'affinities.ndjson'), run.affinities())
  writeNdjson(join(out, 'memberships.ndjson'), ledgered.memberships())
}

function progress(count: number, startedAt: number): string {
  const seconds = (performance.now() - startedAt) / 1000
  return `${count} events, ${Math.round(count / Math.max(seconds, 0.001))}/s`
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string'
}

function say(text: string): void {
  process.stderr.write(text)
}
