import { describe, expect, it } from 'vitest'
import { RowBatch } from './row-batch.ts'

const revision = (id: string, n: number, table = 'alerts') => ({ table, row: { id, n }, entity: { id, revision: n } })

const rowsOf = (batch: RowBatch) =>
  Object.fromEntries(
    [...batch.tables()].map(([table, lines]) => [table, lines.map((line) => JSON.parse(line) as unknown)]),
  )

describe('RowBatch', () => {
  it('rows that stand for themselves => all kept, by table', () => {
    const batch = new RowBatch()
    for (const [table, n] of [['a', 1], ['b', 2], ['a', 1]] as const) batch.add({ table, row: { n }, entity: null }) // prettier-ignore
    expect(rowsOf(batch)).toEqual({ a: [{ n: 1 }, { n: 1 }], b: [{ n: 2 }] })
    expect(batch.size).toBe(3)
  })

  it('revisions of one entity => the newest, in whatever order they come', () => {
    const batch = new RowBatch()
    for (const row of [revision('x', 2), revision('y', 1), revision('x', 3), revision('x', 1)]) batch.add(row)
    expect(rowsOf(batch)).toEqual({ alerts: [{ id: 'x', n: 3 }, { id: 'y', n: 1 }] })
    expect(batch.size).toBe(2)
  }) // prettier-ignore

  it('the same id in two tables => two entities', () => {
    const batch = new RowBatch()
    batch.add(revision('x', 1, 'alerts'))
    batch.add(revision('x', 1, 'incidents'))
    expect(batch.size).toBe(2)
  })
})
