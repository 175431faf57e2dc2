// What people see of runs: how far, who answered, who did not and why. The last ones, in memory: what they found is in the inventory.
import type { ReportResult } from '../../contract/inventory-request.ts'
import type { RunProgress } from './discovery-run.ts'
import type { DeviceResult } from './run-journal.ts'

export type RunState = 'running' | 'done' | 'stopped' | 'failed'

export interface RunDevice {
  readonly address: string
  readonly outcome: 'answered' | 'failed'
  readonly name?: string
  readonly type?: string
  readonly neighbours?: number
  /** Why it gave no answer, or what was not read to its end. */
  readonly detail?: string
}

export interface RunRecord {
  readonly id: string
  readonly actor: string
  readonly dryRun: boolean
  readonly targets: readonly string[]
  readonly startedAt: number
  readonly endedAt?: number
  readonly state: RunState
  readonly progress: RunProgress
  /** Who answered, or refused; addresses that said nothing are counted only. */
  readonly devices: readonly RunDevice[]
  /** In the report. */
  readonly found?: { readonly cis: number; readonly relationships: number }
  /** What the inventory made of it. */
  readonly result?: ReportResult
  readonly detail?: string
}

export interface RunRecords {
  open(head: Pick<RunRecord, 'id' | 'actor' | 'dryRun' | 'targets' | 'startedAt'>): RunRecord
  progress(id: string, progress: RunProgress, result: DeviceResult): void
  close(id: string, end: Pick<RunRecord, 'state' | 'found' | 'result' | 'detail'>): void
  all(): readonly RunRecord[]
  one(id: string): RunRecord | undefined
}

const KEPT_RUNS = 20
const KEPT_DEVICES = 10_000
const NOTHING: RunProgress = { done: 0, total: 0, answered: 0, failed: 0, resumed: 0, notAllowed: 0, leftOut: 0 }

export function createRunRecords(): RunRecords {
  const runs = new Map<string, RunRecord & { devices: RunDevice[] }>()
  return {
    open(head) {
      const record = { ...head, state: 'running' as const, progress: NOTHING, devices: [] }
      runs.set(head.id, record)
      const [oldest] = runs.keys()
      if (runs.size > KEPT_RUNS && oldest !== undefined) runs.delete(oldest)
      return record
    },
    progress(id, progress, result) {
      const record = runs.get(id)
      if (record === undefined) return
      if (isWorthALine(result) && record.devices.length < KEPT_DEVICES) record.devices.push(deviceOf(result))
      runs.set(id, { ...record, progress })
    },
    close(id, end) {
      const record = runs.get(id)
      if (record !== undefined) runs.set(id, { ...record, ...end, endedAt: Date.now() })
    },
    all: () => [...runs.values()].reverse(),
    one: (id) => runs.get(id),
  }
}

function isWorthALine(result: DeviceResult): boolean {
  return result.outcome === 'answered' || result.fault !== 'no_answer'
}

function deviceOf(result: DeviceResult): RunDevice {
  const { address, outcome } = result
  if (outcome === 'failed') return { address, outcome, detail: result.detail }
  const { facts } = result
  const gaps = facts.gaps.map((gap) => `${gap.stage}: ${gap.detail}`).join('; ')
  return {
    address,
    outcome,
    name: facts.sysName,
    type: facts.type,
    neighbours: facts.neighbours.length,
    ...(gaps === '' ? {} : { detail: gaps }),
  }
}
