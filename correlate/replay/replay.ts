// `nocturne replay`: the engine over a file, without servers. The same input gives the same bytes.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, loadConfig } from '../../platform/config/config.ts'
import { DEFAULT_DOMAIN } from '../../ingest/contract/event.ts'
import type { Membership } from '../contract/alert.ts'
import { defaultPolicy, policyHash } from '../engine/engine.ts'
import type { Consideration } from '../engine/engine.ts'
import { CmdbError, readCmdbFile } from '../runtime/cmdb/cmdb-file.ts'
import { createRegexCompiler } from '../runtime/silence-regex.ts'
import { EngineRun } from './engine-run.ts'
import { readEventLine } from './event-line.ts'
import type { Seq } from './event-line.ts'
import { FaultReport } from './fault-report.ts'
import { MembershipLedger } from './membership-ledger.ts'
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
    if (!(error instanceof CmdbError) && !(error instanceof ConfigError) && !isSystemError(error)) throw error
    say(`${error.message}\n`)
    return 1
  }
}

async function replay({ cmdb, events, out, config }: ReplayArguments): Promise<void> {
  const domain = config === null ? DEFAULT_DOMAIN : loadConfig({ env: {}, file: config }).domain
  const { topology } = await readCmdbFile(cmdb, 0)
  if (topology.faults.length > 0) say(`CMDB: ${topology.faults.length} things left out, e.g. ${topology.faults[0]}\n`)
  mkdirSync(out, { recursive: true })
  const ledger = new MembershipLedger()
  const faults = new FaultReport(say)
  // Sequences of the events that wait for their decisions.
  let waiting: Seq[] = []
  // What `nocturne explain` reads besides; written at once, for there is much of it.
  const activities = new NdjsonFile(join(out, 'activities.ndjson'))
  const considered = new NdjsonFile(join(out, 'considered.ndjson'))
  const context = {
    policy: defaultPolicy,
    topology,
    compileRegex: createRegexCompiler(),
    probe: (consideration: Consideration) => considered.add(consideration),
  }
  const run = new EngineRun(
    context,
    (decisions) => {
      decisions.forEach((decision, i) => ledger.add(waiting[i] ?? 0, decision))
      waiting = waiting.slice(decisions.length)
    },
    (lines) => lines.forEach((line) => activities.add(line)),
  )
  const startedAt = performance.now()
  let count = 0
  try {
    for await (const lines of readLines(events)) {
      for (const text of lines) {
        const line = readEventLine(text, count++, domain)
        if ('fault' in line) {
          // Lines keep their order: those before it are decided first.
          run.flush()
          ledger.addInvalid(line.seq)
          faults.add(count, line.fault)
        } else {
          run.add(line.event)
          waiting.push(line.seq)
        }
        if (count % PROGRESS_LINES === 0) say(`${progress(count, startedAt)}\n`)
      }
    }
    run.end()
  } finally {
    activities.close()
    considered.close()
  }
  say(`${progress(count, startedAt)}, ${faults.count} bad lines, policy ${policyHash(defaultPolicy)}\n`)
  writeResults(out, run, ledger)
}

function writeResults(out: string, run: EngineRun, ledger: MembershipLedger): void {
  writeNdjson(join(out, 'alerts.ndjson'), run.alerts.values())
  writeNdjson(join(out, 'incidents.ndjson'), run.incidents.values())
  writeNdjson(join(out, 'problems.ndjson'), run.problems.values())
  writeNdjson(join(out, 'affinities.ndjson'), run.affinities())
  writeNdjson(join(out, 'memberships.ndjson'), memberships(run, ledger))
}

function* memberships(run: EngineRun, ledger: MembershipLedger): Generator<object> {
  for (const { seq, decision, fingerprint, alertId, incidentId, at } of ledger.lines()) {
    const membership = alertId === null ? null : (run.alerts.get(alertId)?.membership ?? null)
    // An alert that was held back at first may have got its incident later, and a split may have taken it elsewhere.
    const moved = membership !== null && leftBySplit(membership, incidentId, at)
    const known = moved ? membership.incidentId : (incidentId ?? membership?.incidentId ?? null)
    yield { seq, decision, fingerprint, alertId, incidentId: known === null ? null : run.finalIncident(known) }
  }
}

/** Whether a split took the alert out of the incident, this event with it: one of an earlier episode stays. */
function leftBySplit({ evidence }: Membership, incidentId: string | null, at: number): boolean {
  const split = evidence.find(({ kind }) => kind === 'split')
  return split !== undefined && split.values['from'] === incidentId && at >= Number(split.values['since'])
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
