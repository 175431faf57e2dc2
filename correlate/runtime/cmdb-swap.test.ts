// The CMDB file: refused with all its faults at start, swapped between two messages later, announced on CHANGES, and the same in a replay.
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  itemsOf,
  occurrence,
  revisionsOf,
  startCorrelationBench,
  type CorrelationBench,
} from '../../test/support/correlation-bench.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { CmdbError } from './cmdb/cmdb-file.ts'

describe.skipIf(natsMissing !== null)('CMDB of the correlate role', () => {
  let bench: CorrelationBench
  let file: string
  beforeEach(async () => {
    bench = await startCorrelationBench()
    file = join(bench.dataDir, 'cmdb.yaml')
  })
  afterEach(() => bench.stop())

  /** host-1 .. host-n, each named by its host name, all on one switch. */
  async function writeCmdb(hosts: number, name = (host: number) => `Host ${host}`): Promise<void> {
    const cis = Array.from({ length: hosts }, (_, i) => [
      `  - { id: ci-${i + 1}, type: host, name: ${name(i + 1)}, attributes: { hostname: [host-${i + 1}] } }`,
    ])
    const relationships = cis.map((_, i) => `  - { from: ci-${i + 1}, to: switch, type: dependsOn }`)
    const text = [
      'cis:',
      '  - { id: switch, type: switch, name: Switch }',
      ...cis.flat(),
      'relationships:',
      ...relationships,
    ]
    await writeFile(`${file}.new`, text.join('\n'))
    await rename(`${file}.new`, file) // as editors do: never half a file
  }

  it('faults at start => start fails and lists all of them', async () => {
    await writeFile(file, 'cis:\n  - { type: host }\n  - { id: a, criticality: 9 }\nrelationships: no\n')
    const failure = await bench
      .role({ cmdb: file })
      .start()
      .then(
        () => null,
        (error: unknown) => error,
      )
    expect(failure).toBeInstanceOf(CmdbError)
    expect((failure as CmdbError).faults).toHaveLength(3) // instance checked above
    expect((failure as CmdbError).message).toMatch(/cis\[0\]\.id.*\n.*cis\[1\]\.criticality.*\n.*relationships/)
  })

  it('no such file => start fails and says so', async () => {
    await expect(bench.role({ cmdb: `${file}.none` }).start()).rejects.toThrow(/cannot be read/)
  })

  it('announces a version once, as a whole, with outgoing relationships', async () => {
    await writeCmdb(3)
    const first = await bench.start({ cmdb: file })
    const cis = await waitFor('the CIs', () => {
      const items = itemsOf(bench.changes(), 'ci')
      return items.length === 4 ? items : undefined
    })
    expect(cis.map((item) => item.ci.id).sort()).toEqual(['ci-1', 'ci-2', 'ci-3', 'switch'])
    expect(cis.every((item) => item.total === 4)).toBe(true)
    expect(cis.find((item) => item.ci.id === 'ci-2')?.relationships).toEqual([
      { from: 'ci-2', to: 'switch', type: 'dependsOn' },
    ])
    await first.stop()
    const second = await bench.start({ cmdb: file })
    const event = [occurrence('event', 1)]
    await bench.publish(event)
    await bench.decided(event)
    await second.stop()
    expect(itemsOf(bench.changes(), 'ci')).toHaveLength(4)
  })

  it('file changed => swapped between messages, announced; a broken edit keeps the last good one', async () => {
    await writeCmdb(1)
    const role = await bench.start({ cmdb: file })
    const named = async (id: string, host: number) => {
      const event = occurrence(id, host)
      await bench.publish([event])
      await bench.decided([event])
      const alertId = itemsOf(bench.changes(), 'decision').find((decision) => decision.eventId === id)?.alertId
      return itemsOf(bench.changes(), 'alert').find((alert) => alert.id === alertId)?.ci
    }
    expect(await named('one', 1)).toMatchObject({ id: 'ci-1', managed: true })
    expect(await named('two', 2)).toMatchObject({ managed: false })
    await writeFile(file, 'cis: [')
    const refused = /nocturne_cmdb_reloads_total\{outcome="refused"\} 1/
    await waitFor(
      'the broken file to be refused',
      async () => refused.test(await role.metrics.registry.metrics()) || undefined,
    )
    await writeCmdb(3)
    await waitFor(
      'the announcement',
      () => itemsOf(bench.changes(), 'ci').some((item) => item.total === 4) || undefined,
    )
    expect(await named('three', 3)).toMatchObject({ id: 'ci-3', managed: true })
  })

  it('CMDB changed amid a stream of events => each is decided once, and a replay says the same', async () => {
    const hosts = Array.from({ length: 30 }, (_, n) => n + 1)
    await writeCmdb(30, (host) => `before ${host}`)
    // The shortest pieces: most messages come while the next version is being built or drawn.
    const settings = { checkpointMessages: 1_000, checkpointMs: 600_000, pieceMs: 0 }
    const first = await bench.start({ cmdb: file, settings })
    const events = hosts.map((host) => occurrence(`first-${host}`, host))
    for (const event of events) await bench.publish([event])
    await writeCmdb(30, (host) => `after ${host}`)
    let end = 0
    await waitFor('the swap', async () => {
      const event = occurrence(`next-${events.length}`, hosts[events.length % hosts.length] ?? 1)
      events.push(event)
      end = await bench.publish([event])
      return itemsOf(bench.changes(), 'ci').some(({ ci }) => ci.name.startsWith('after')) || undefined
    })
    await bench.decided(events)
    const decisions = itemsOf(bench.changes(), 'decision').map(({ eventId }) => eventId)
    expect(decisions).toEqual(events.map(({ id }) => id))
    await first.abandon()
    const sent = revisionsOf(bench.changes(), end)

    await bench.forgetChanges()
    const second = await bench.start({ cmdb: file, settings })
    await bench.decided(events)
    await second.stop()
    const ofEngine = (line: string) => !/^(ci|ci_history|inventory) /.test(line)
    expect(revisionsOf(bench.changes(), end).filter(ofEngine)).toEqual(sent.filter(ofEngine))
  })

  it('crash after a swap => the replay uses each topology where it was used', async () => {
    await writeCmdb(4, (host) => `before ${host}`)
    const rarely = { checkpointMessages: 1_000, checkpointMs: 600_000 }
    const first = await bench.start({ cmdb: file, settings: rarely })
    const before = [1, 2].map((host) => occurrence(`before-${host}`, host))
    for (const event of before) await bench.publish([event])
    await bench.decided(before)
    await writeCmdb(4, (host) => `between ${host}`)
    await waitFor(
      'the swap',
      () => itemsOf(bench.changes(), 'ci').some((item) => item.ci.name.startsWith('between')) || undefined,
    )
    const between = [3, 4].map((host) => occurrence(`between-${host}`, host))
    let end = 0
    for (const event of between) end = await bench.publish([event])
    await bench.decided(between)
    await first.abandon()
    await writeCmdb(4, (host) => `after ${host}`)
    const sent = revisionsOf(bench.changes(), end)

    // The replay's messages must all arrive here, so that a different one shows.
    await bench.forgetChanges()
    const second = await bench.start({ cmdb: file, settings: rarely })
    const after = [occurrence('after', 5)]
    await bench.publish(after)
    await bench.decided([...before, ...between, ...after])
    await waitFor(
      'the swap',
      () => itemsOf(bench.changes(), 'ci').some((item) => item.ci.name.startsWith('after')) || undefined,
    )
    await second.stop()
    // What is told of the CMDB is no doing of the replay.
    const ofEngine = (line: string) => !/^(ci|ci_history|inventory) /.test(line)
    const again = revisionsOf(bench.changes(), end).filter(ofEngine)
    expect(again).toEqual(sent.filter(ofEngine))
  })
})
