import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DISCOVERY_POLICY } from '../network/discovery-policy.ts'
import { deviceFacts } from '../read/device-facts.ts'
import type { Neighbour } from '../read/neighbour.ts'
import { runDiscovery, type RunPlan, type RunProgress } from './discovery-run.ts'
import { noJournal, openJournal, type DeviceResult, type RunJournal } from './run-journal.ts'

const HEAD = { id: 'run-1', startedAt: 0, plan: 'all' }

/** A device at an address, with neighbours at others. */
function device(
  address: string,
  neighbours: readonly string[] = [],
  capabilities: readonly string[] = [],
): DeviceResult {
  const walk = { address, credential: '', at: 0, scalars: new Map(), columns: new Map(), vendor: new Map(), gaps: [] }
  const seen = neighbours.map((one): Neighbour => ({
    protocol: 'lldp',
    localPort: one,
    name: one,
    sysName: one,
    sysDescr: '',
    chassisId: '',
    portId: '',
    portDescription: '',
    remotePort: '',
    addresses: [one],
    capabilities,
  }))
  return { address, outcome: 'answered', facts: { ...deviceFacts(walk, DISCOVERY_POLICY), neighbours: seen } }
}

const silent = (address: string): DeviceResult => ({
  address,
  outcome: 'failed',
  fault: 'no_answer',
  detail: 'no answer',
})

interface Story {
  readonly network: Readonly<Record<string, DeviceResult>>
  readonly plan: Partial<RunPlan> & Pick<RunPlan, 'addresses'>
  readonly journal?: RunJournal
  readonly addressesPerRun?: number
  readonly stopAfter?: number
}

async function run(story: Story) {
  const asked: string[] = []
  let last: RunProgress | undefined
  const stop = new AbortController()
  const result = await runDiscovery(
    { hops: 0, allowed: () => true, ...story.plan },
    {
      ask: (address) => {
        asked.push(address)
        return Promise.resolve(story.network[address] ?? silent(address))
      },
      journal: story.journal ?? noJournal(HEAD),
      policy: { devicesAtOnce: 1, addressesPerRun: story.addressesPerRun ?? 100 },
      told: (progress) => {
        last = progress
        if (progress.done === story.stopAfter) stop.abort()
      },
      signal: stop.signal,
    },
  )
  return { asked, last, result }
}

describe('a run', () => {
  const network = { a: device('a', ['b', 'z']), b: device('b', ['c', 'a']), c: device('c', ['d']), z: device('z') }
  const inside = (address: string) => address !== 'z'

  it.each([
    [0, ['a']],
    [1, ['a', 'b']],
    [2, ['a', 'b', 'c']],
  ])('follows neighbours %i away, in the allowed ranges, each once', async (hops, expected) => {
    const { asked, last } = await run({ network, plan: { addresses: ['a'], hops, allowed: inside } })
    expect(asked).toEqual(expected)
    expect(last?.notAllowed).toBe(hops === 0 ? 0 : 1)
  })

  it('does not ask a telephone for its neighbours', async () => {
    const phone = { a: device('a', ['b'], ['telephone']) }
    expect((await run({ network: phone, plan: { addresses: ['a'], hops: 1 } })).asked).toEqual(['a'])
  })

  it('counts what is beyond its limit', async () => {
    const { last, asked } = await run({ network, plan: { addresses: ['a', 'b', 'c'] }, addressesPerRun: 2 })
    expect(asked).toEqual(['a', 'b'])
    expect(last).toMatchObject({ done: 2, total: 2, answered: 2, leftOut: 1 })
  })
})

describe('a run with a journal', () => {
  let folder = ''
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nocturne-journal-'))))
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = () => join(folder, 'run.jsonl')
  const network = { a: device('a', ['d']), b: device('b'), c: device('c'), d: device('d') }
  const plan = { addresses: ['a', 'b', 'c'], hops: 1 }

  it('that was stopped goes on where it was: what was done is not done again', async () => {
    const first = openJournal(file(), HEAD)
    const stopped = await run({ network, plan, journal: first, stopAfter: 2 })
    expect(stopped.result.stopped).toBe(true)
    first.close()

    const second = openJournal(file(), { ...HEAD, id: 'run-2', startedAt: 9 })
    expect(second.head).toEqual(HEAD)
    const { asked, result } = await run({ network, plan, journal: second })
    expect(asked).toEqual(['c', 'd'])
    expect(result.results.map(({ address }) => address)).toEqual(['a', 'b', 'c', 'd'])
    expect(result.progress.resumed).toBe(2)
    second.remove()
    expect(openJournal(file(), HEAD).before).toEqual([])
  })

  it('that was cut off within a line asks that device again', () => {
    const journal = openJournal(file(), HEAD)
    journal.record(silent('a'))
    journal.record(silent('b'))
    journal.close()
    writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, -9))
    expect(openJournal(file(), HEAD).before).toEqual([silent('a')])
  })

  it('of another plan is not gone on with', () => {
    const journal = openJournal(file(), HEAD)
    journal.record(silent('a'))
    journal.close()
    expect(openJournal(file(), { ...HEAD, plan: 'other' }).before).toEqual([])
  })
})
