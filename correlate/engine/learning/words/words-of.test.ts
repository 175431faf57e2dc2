// What counts as a name in labels and texts, and what does not.
import { describe, expect, it } from 'vitest'
import { wordsOf } from './words-of.ts'

function said(summary: string, labels: Readonly<Record<string, string>> = {}): readonly string[] {
  const ci = { id: 'ci-77', name: 'Web', type: 'server', managed: true }
  return wordsOf({ ci, eventClass: 'HighLatency', labels, summary })
}

describe('what an alert names', () => {
  it.each([
    [
      'circuits, hosts and addresses',
      'CKT-88123 to pe-7.example.net (10.0.0.5) is down',
      ['ckt-88123', 'pe-7.example.net', '10.0.0.5'],
    ],
    ['paths and sessions', 'mount /srv/pool-3 lost, vlan120 flaps', ['srv/pool-3', 'vlan120']],
    ['amounts, times and plain words', 'latency 95% over 250ms at 2026-11-23 04:10:05, 3 of 12 GB left, 1.5GiB', []],
    ['ids of single requests', 'trace 9f86d081884c7d659a2feaa0c55ad015 of 123e4567-e89b-12d3-a456-426614174000', []],
    ['another script', '电路 CKT-9 中断', ['ckt-9']],
  ])('%s', (_, summary, names) => {
    expect(said(summary)).toEqual(names)
  })

  it('where it is itself; names in labels; other labels with their label; what says nothing of a place not at all', () => {
    const ci = { id: 'ci-1', name: 'DB-7', type: 'server', managed: true }
    const labels = { alertname: 'X1Y2', severity: 'sev-1', pool: 'pool-3', team: 'Network', value: '0.93', empty: '' }
    expect(wordsOf({ ci, eventClass: 'DiskFull', labels, summary: 'pool-3 of db-7' })).toEqual([
      'db-7',
      'pool-3',
      'team=network',
    ])
  })

  it('a text without end => the first ten', () => {
    const many = Array.from({ length: 50 }, (_, n) => `node-${n}`).join(' ')
    expect(said(many)).toEqual(Array.from({ length: 10 }, (_, n) => `node-${n}`))
    expect(said('x1'.repeat(40))).toEqual([])
  })
})
