// Discovery inside the server: runs on a schedule or when asked, one at a time; what it finds goes to the owner of the inventory.
import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import type { Config } from '../../../platform/config/config.ts'
import type { Component } from '../../../platform/life-cycle/component.ts'
import { DISCOVERY_POLICY } from '../network/discovery-policy.ts'
import {
  carryOutRuns,
  devicesFile,
  journalFile,
  planText,
  type CarryOutDeps,
  type RunRequest,
} from './carry-out-run.ts'
import { resolveTargets } from './resolve-names.ts'
import { readJournal } from './run-journal.ts'
import { createRunRecords, type RunRecord, type RunRecords } from './run-record.ts'
import { inRanges } from './targets.ts'

export type StartAnswer =
  | { readonly kind: 'started'; readonly run: RunRecord }
  /** off: no targets are configured. busy: a run is going on. */
  | { readonly kind: 'off' | 'busy' }
  | { readonly kind: 'refused'; readonly faults: readonly string[] }

export interface DiscoveryService extends Component {
  begin(request: RunRequest): Promise<StartAnswer>
  /** @returns false when that run does not run */
  cancel(id: string): boolean
  readonly runs: Pick<RunRecords, 'all' | 'one'>
  /** Epoch ms; null when nothing is planned. */
  nextRunAt(): number | null
}

export type DiscoveryDeps = Omit<CarryOutDeps, 'records'> & {
  /** Milliseconds after the start until the first run. */
  readonly firstRunMs?: number
}

/** The other parts of the product are to be up by then. */
const FIRST_RUN_MS = 60_000

/** Creates the service. It does nothing before start, and nothing at all while no targets are configured. */
export function createDiscoveryService(deps: DiscoveryDeps): DiscoveryService {
  const { config, log } = deps
  const { discovery } = config
  const records = createRunRecords()
  const carryOut = carryOutRuns({ ...deps, records })
  let timer: NodeJS.Timeout | undefined
  let nextAt: number | null = null
  let current: { readonly id: string; readonly stop: AbortController; ended: Promise<unknown> } | undefined
  let ending = false

  async function begin(request: RunRequest): Promise<StartAnswer> {
    if (discovery.targets.length === 0) return { kind: 'off' }
    if (current !== undefined || ending) return { kind: 'busy' }
    const targets = request.targets ?? discovery.targets
    const faults = foreign(targets, discovery)
    if (faults.length > 0) return { kind: 'refused', faults }
    const own = { id: randomUUID(), stop: new AbortController(), ended: Promise.resolve<unknown>(undefined) }
    current = own
    const resolved = await resolveTargets(targets, DISCOVERY_POLICY.addressesPerRange)
    if (!resolved.ok) {
      current = undefined
      return { kind: 'refused', faults: resolved.faults }
    }
    if (resolved.unresolved.length > 0) log.warn({ names: resolved.unresolved }, 'targets of discovery have no address')
    const { actor, dryRun } = request
    const record = records.open({ id: own.id, actor, dryRun, startedAt: Date.now(), targets })
    const plan = { addresses: resolved.addresses, hops: discovery.hops, allowed: inRanges(discovery.follow) }
    own.ended = carryOut({ plan, request, record, signal: own.stop.signal, processEnds: () => ending }).then(() => {
      current = undefined
    })
    return { kind: 'started', run: record }
  }

  function plan(afterMs: number): void {
    nextAt = Date.now() + afterMs
    timer = setTimeout(() => {
      nextAt = null
      if (discovery.intervalMs > 0) plan(discovery.intervalMs)
      void begin({ dryRun: false, actor: 'system' }).then((answer) => {
        if (answer.kind === 'refused') log.error({ faults: answer.faults }, 'the targets of discovery cannot be used')
      })
    }, afterMs)
    timer.unref()
  }

  return {
    name: 'discovery',
    start() {
      const firstMs = deps.firstRunMs ?? FIRST_RUN_MS
      if (discovery.targets.length === 0) return Promise.resolve()
      if (wasCutOff(config)) plan(firstMs)
      else if (discovery.intervalMs > 0) plan(Math.max(firstMs, lastRunAt(config) + discovery.intervalMs - Date.now()))
      return Promise.resolve()
    },
    async stop() {
      ending = true
      clearTimeout(timer)
      nextAt = null
      current?.stop.abort()
      await current?.ended
    },
    begin,
    cancel(id) {
      if (current?.id !== id) return false
      current.stop.abort()
      return true
    },
    runs: records,
    nextRunAt: () => nextAt,
  }
}

/** Credentials go to whom the settings name, and to nobody whom a request names. */
function foreign(items: readonly string[], { targets, follow }: Config['discovery']): string[] {
  const inside = inRanges([...targets, ...follow])
  return items
    .filter((item) => !targets.includes(item) && !inside(item))
    .map((item) => `${item} is neither one of discovery.targets nor an address in them or in discovery.follow`)
}

/** Epoch ms; 0 when there was none. A process that is started again and again does not run again and again. */
function lastRunAt({ dataDir }: Pick<Config, 'dataDir'>): number {
  return statSync(devicesFile(dataDir), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** A whole run that a restart cut off goes on, whether or not there is a schedule. */
function wasCutOff({ dataDir, discovery }: Pick<Config, 'dataDir' | 'discovery'>): boolean {
  const file = journalFile(dataDir)
  return existsSync(file) && readJournal(file)?.head.plan === planText({ dryRun: false }, discovery)
}
