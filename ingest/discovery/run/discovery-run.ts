// One run: asks every target, follows neighbours as far as it may, a bounded number at a time, and keeps count of what was done.
import type { DiscoveryPolicy } from '../network/discovery-policy.ts'
import type { DeviceFacts } from '../read/device-facts.ts'
import type { Neighbour } from '../read/neighbour.ts'
import type { DeviceResult, RunJournal } from './run-journal.ts'

export interface RunPlan {
  readonly addresses: readonly string[]
  /** How many neighbours away from a target is still asked; 0: the targets only. */
  readonly hops: number
  /** Where neighbours may be asked. */
  readonly allowed: (address: string) => boolean
}

export interface RunProgress {
  readonly done: number
  /** Grows while neighbours are followed. */
  readonly total: number
  readonly answered: number
  readonly failed: number
  /** Taken over from before a restart. */
  readonly resumed: number
  /** Neighbours' addresses that may not be asked. */
  readonly notAllowed: number
  /** Addresses that the limit of a run left out. */
  readonly leftOut: number
}

export interface RunDeps {
  readonly ask: (address: string) => Promise<DeviceResult>
  readonly journal: RunJournal
  readonly policy: Pick<DiscoveryPolicy, 'devicesAtOnce' | 'addressesPerRun'>
  /** Called after each address. */
  readonly told: (progress: RunProgress, result: DeviceResult) => void
  /** No further address is begun once it is aborted. */
  readonly signal: AbortSignal
}

export interface RunResult {
  readonly results: readonly DeviceResult[]
  readonly progress: RunProgress
  readonly stopped: boolean
}

/** Runs a plan to its end, or until it is stopped. What the journal has is not asked again. */
export async function runDiscovery(plan: RunPlan, deps: RunDeps): Promise<RunResult> {
  const { journal, policy, signal } = deps
  const known = new Map(journal.before.map((result) => [result.address, result]))
  const queue: { address: string; hop: number }[] = []
  const queued = new Set<string>()
  const reached = new Set<string>()
  const notAllowed = new Set<string>()
  const results: DeviceResult[] = []
  let [answered, leftOut, resumed] = [0, 0, 0]

  const enqueue = (address: string, hop: number) => {
    if (queued.has(address) || (hop > 0 && reached.has(address))) return
    if (queued.size >= policy.addressesPerRun) {
      leftOut++
      return
    }
    queued.add(address)
    queue.push({ address, hop })
  }
  const progress = (): RunProgress => ({
    done: results.length,
    total: queued.size,
    answered,
    failed: results.length - answered,
    resumed,
    notAllowed: notAllowed.size,
    leftOut,
  })
  const finished = (result: DeviceResult, hop: number) => {
    results.push(result)
    if (result.outcome === 'answered') {
      answered++
      // Its other addresses lead to it again.
      for (const own of result.facts.addresses) reached.add(own)
      if (hop < plan.hops) {
        for (const address of neighbourAddresses(result.facts)) {
          if (plan.allowed(address)) enqueue(address, hop + 1)
          else notAllowed.add(address)
        }
      }
    }
    deps.told(progress(), result)
  }
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift()) {
      const before = known.get(next.address)
      if (before !== undefined) resumed++
      const result = before ?? (await deps.ask(next.address))
      if (before === undefined) journal.record(result)
      finished(result, next.hop)
    }
  }

  for (const address of plan.addresses) enqueue(address, 0)
  // A worker ends when the queue is empty, although another's device may still bring neighbours: rounds, until there are none.
  while (queue.length > 0 && !signal.aborted) await Promise.all(Array.from({ length: policy.devicesAtOnce }, worker))
  return { results, progress: progress(), stopped: signal.aborted }
}

/** Neighbours that may be asked: what says that it neither switches nor routes has no neighbours of its own to tell. */
function neighbourAddresses(facts: DeviceFacts): string[] {
  const asks = ({ capabilities }: Neighbour) =>
    capabilities.length === 0 || capabilities.includes('bridge') || capabilities.includes('router')
  return facts.neighbours.filter(asks).flatMap(({ addresses }) => addresses.slice(0, 1))
}
