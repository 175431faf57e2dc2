import { describe, expect, it } from 'vitest'
import type { Answer, Row } from '../network/snmp-client.ts'
import { walkColumn } from './walk-column.ts'

const rows = (...instances: readonly (string | number)[]): Answer<readonly Row[]> => ({
  ok: true,
  value: instances.map((instance) => ({ oid: `1.2.${instance}`, value: 1 })),
})

/** Walks 1.2 over these answers, one a request. */
async function walk(answers: readonly Answer<readonly Row[]>[], limits = { rows: 10, deadline: 100 }, now = 0) {
  const left = [...answers]
  const walked = await walkColumn(
    '1.2',
    () => Promise.resolve(left.shift() ?? rows()),
    limits,
    () => now,
  )
  return { instances: [...walked.rows.keys()], gap: walked.gap?.reason, requests: answers.length - left.length }
}

describe('walkColumn', () => {
  it('ends where the next column begins, or the MIB', async () => {
    expect(await walk([rows(1, 2), { ok: true, value: [{ oid: '1.3.1', value: 1 }] }])).toMatchObject({
      instances: ['1', '2'],
      gap: undefined,
    })
    expect(await walk([rows(1), rows()])).toMatchObject({ instances: ['1'], gap: undefined, requests: 2 })
    // A column whose number begins with ours is another one.
    expect(await walk([{ ok: true, value: [{ oid: '1.20.1', value: 1 }] }])).toMatchObject({ instances: [] })
  })
  it('leaves an agent that gives a row again', async () => {
    expect(await walk([rows(1, 2), rows(2, 1)])).toMatchObject({ instances: ['1', '2'], gap: 'not_increasing' })
  })
  it('keeps what it has when rows, time or answers run out', async () => {
    expect(await walk([rows(1, 2), rows(3)], { rows: 2, deadline: 100 })).toMatchObject({
      instances: ['1', '2'],
      gap: 'row_limit',
    })
    expect(await walk([rows(1)], { rows: 9, deadline: 100 }, 101)).toMatchObject({
      instances: [],
      gap: 'time_limit',
      requests: 0,
    })
    expect(await walk([rows(1), { ok: false, fault: 'no_answer', detail: '' }])).toMatchObject({
      instances: ['1'],
      gap: 'no_answer',
    })
    expect(await walk([{ ok: false, fault: 'agent_error', detail: '' }])).toMatchObject({ gap: 'agent_error' })
  })
})
