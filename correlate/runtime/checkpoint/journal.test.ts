import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from './journal.ts'

describe('journal of a partition', () => {
  let directory: string
  const noDamage = (error: unknown): never => {
    throw error
  }
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'journal-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  it('a topology rules the messages above its place, after a restart too', async () => {
    const before = await openJournal(directory, noDamage)
    await before.add({ kind: 'topology', seq: 0, version: 'v1' })
    await before.add({ kind: 'topology', seq: 10, version: 'v2' })
    const journal = await openJournal(directory, noDamage)
    expect([1, 10, 11].map((seq) => journal.topologyAt(seq))).toEqual(['v1', 'v1', 'v2'])
  })

  it('two topologies at one place => the later one', async () => {
    const journal = await openJournal(directory, noDamage)
    await journal.add({ kind: 'topology', seq: 5, version: 'v1' })
    await journal.add({ kind: 'topology', seq: 5, version: 'v2' })
    expect(journal.topologyAt(6)).toBe('v2')
  })

  it('keeps what a replay from the older checkpoint needs, and no more', async () => {
    const journal = await openJournal(directory, noDamage)
    await journal.add({ kind: 'topology', seq: 0, version: 'v1' })
    await journal.add({ kind: 'skip', seq: 3, error: 'boom' })
    await journal.add({ kind: 'topology', seq: 4, version: 'v2' })
    await journal.add({ kind: 'skip', seq: 8, error: 'boom' })
    await journal.add({ kind: 'topology', seq: 9, version: 'v3' })
    journal.forgetBefore(6)
    expect([7, 9, 10].map((seq) => journal.topologyAt(seq))).toEqual(['v2', 'v2', 'v3'])
    expect([3, 8].map((seq) => journal.isSkipped(seq))).toEqual([false, true])
    expect(journal.topologies()).toEqual(new Set(['v2', 'v3']))
  })

  it('a damaged file is reported and counts as empty', async () => {
    await writeFile(join(directory, 'journal.json'), '{"cut')
    const damages: unknown[] = []
    const journal = await openJournal(directory, (error) => damages.push(error))
    expect(damages).toHaveLength(1)
    expect(journal.topologyAt(1)).toBeNull()
  })
})
