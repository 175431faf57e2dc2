import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCheckpointStore, type CheckpointStore } from './checkpoint-store.ts'

const PARTITION = 2

describe('checkpoint store', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'checkpoint-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  function write(store: CheckpointStore, seq: number): Promise<number> {
    const header = {
      partition: PARTITION,
      seq,
      base: 0,
      stream: 'monday',
      policyHash: 'p',
      topologyVersion: 't',
      writtenAt: 1,
    }
    const draft = store.begin()
    draft.append(Buffer.from('state '))
    draft.append(Buffer.from(`of ${seq}\n`))
    return draft.commit(header)
  }

  async function load(partition = PARTITION) {
    const { found, refused } = await openCheckpointStore(directory, partition).load((bytes) =>
      Buffer.from(bytes).toString(),
    )
    return { seq: found?.header.seq ?? null, state: found?.state ?? null, refused: refused.map((r) => r.reason) }
  }

  async function writeThree(): Promise<void> {
    const store = openCheckpointStore(directory, PARTITION)
    for (const seq of [10, 20, 30]) await write(store, seq)
  }

  it('nothing written => nothing found', async () => {
    expect(await load()).toEqual({ seq: null, state: null, refused: [] })
  })

  it('gives the newest', async () => {
    await writeThree()
    expect(await load()).toEqual({ seq: 30, state: 'state of 30', refused: [] })
  })

  it('goes on writing over the older one after a restart', async () => {
    await writeThree()
    const store = openCheckpointStore(directory, PARTITION)
    await store.load((bytes) => bytes)
    expect(store.passedByBoth()?.seq).toBe(20)
    await write(store, 40)
    expect(store.passedByBoth()?.seq).toBe(30)
    expect((await load()).seq).toBe(40)
  })

  it.each([
    ['truncated', async (file: string) => truncate(file, 100), 'checksum'],
    ['truncated to nothing', async (file: string) => truncate(file, 0), 'not_a_checkpoint'],
    ['a bit flipped in the state', (file: string) => flipBit(file, -1), 'checksum'],
    ['a bit flipped in the header', (file: string) => flipBit(file, 120), 'checksum'],
    ['a bit flipped in the first line', (file: string) => flipBit(file, 2), 'not_a_checkpoint'],
    ['extended', async (file: string) => writeFile(file, 'more', { flag: 'a' }), 'checksum'],
  ])('newest %s => the older one, and the damage is reported', async (_name, damage, reason) => {
    await writeThree()
    await damage(join(directory, 'a.checkpoint')) // 10, then 30
    expect(await load()).toEqual({ seq: 20, state: 'state of 20', refused: [reason] })
  })

  it('both damaged => nothing found, both reported', async () => {
    await writeThree()
    for (const slot of ['a', 'b']) await truncate(join(directory, `${slot}.checkpoint`), 90)
    expect(await load()).toEqual({ seq: null, state: null, refused: ['checksum', 'checksum'] })
  })

  it('a state that the engine cannot read counts as damaged', async () => {
    await writeThree()
    const { found, refused } = await openCheckpointStore(directory, PARTITION).load((bytes) => {
      const text = Buffer.from(bytes).toString()
      if (text.endsWith('30')) throw new Error('made by a newer version')
      return text
    })
    expect(found?.state).toBe('state of 20')
    expect(refused.map((r) => r.reason)).toEqual(['state'])
  })

  it('the damaged one is written over first', async () => {
    await writeThree()
    await truncate(join(directory, 'a.checkpoint'), 90)
    const store = openCheckpointStore(directory, PARTITION)
    await store.load((bytes) => bytes)
    await write(store, 40)
    expect(store.passedByBoth()?.seq).toBe(20)
  })

  it("refuses another partition's files", async () => {
    await writeThree()
    expect((await load(PARTITION + 1)).refused).toEqual(['partition', 'partition'])
  })

  it('a left-over temporary file of a crash is ignored', async () => {
    await writeThree()
    await writeFile(join(directory, 'b.checkpoint.tmp'), 'half')
    expect((await load()).seq).toBe(30)
  })
})

/** @param at byte; negative from the end */
async function flipBit(file: string, at: number): Promise<void> {
  const bytes = await readFile(file)
  const index = at < 0 ? bytes.length + at : at
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
  await writeFile(file, bytes)
}
