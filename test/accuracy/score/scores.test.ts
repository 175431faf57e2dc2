import { describe, expect, it } from 'vitest'
import { falseMerges } from './false-merges.ts'
import { overLevels } from './label-levels.ts'
import { adjustedRand, pairwise } from './pairwise.ts'
import { rowsOf } from './partition.ts'
import { rootHits } from './root-causes.ts'

/** `a:1` = an event with label a in incident 1; `a:` = one without an incident. */
function rows(...cells: readonly string[]) {
  const split = cells.map((cell, seq) => [String(seq), ...cell.split(':')] as [string, string, string])
  return rowsOf(
    split.map(([seq, label]) => [seq, label] as const),
    new Map(split.filter(([, , group]) => group !== '').map(([seq, , group]) => [seq, group])),
  )
}

describe('pairwise', () => {
  it('one fault in two incidents, one of them with noise => recall and precision by pairs, own pairs included', () => {
    const figures = pairwise(rows('a:1', 'a:1', 'a:2', 'noise:2'), 'noise').get('a')
    // Pairs of a: 9, of which 4 + 1 together; one more with the noise.
    expect(figures).toEqual({ precision: 5 / 6, recall: 5 / 9, f1: (2 * (5 / 6) * (5 / 9)) / (5 / 6 + 5 / 9) })
  })

  it('events without an incident => each alone', () => {
    expect(pairwise(rows('a:', 'a:'), undefined).get('a')).toMatchObject({ precision: 1, recall: 0.5 })
  })

  it('noise has no figures of its own', () => {
    expect([...pairwise(rows('a:1', 'noise:1'), 'noise').keys()]).toEqual(['a'])
  })
})

describe('adjusted Rand index', () => {
  it.each([
    ['the same partition', rows('a:1', 'a:1', 'b:2', 'b:2'), 1],
    ['everything in one incident', rows('a:1', 'a:1', 'b:1', 'b:1'), 0],
    ['each pair crossed', rows('a:1', 'a:2', 'b:1', 'b:2'), -0.5],
  ])('%s', (_path, given, want) => {
    expect(adjustedRand(given)).toBeCloseTo(want, 12)
  })
})

describe('figures over label levels', () => {
  it('average within a.b, then within a, then over all: many instances of one phase weigh as one', () => {
    const of = rows('x.p.1:1', 'x.p.1:1', 'x.p.2:2', 'x.p.2:3', 'y.q.1:4', 'y.q.1:4')
    // x.p: recall (1 + 0.5) / 2; y.q: 1.
    expect(overLevels([{ rows: of, noiseLabel: 'noise' }], true).recall).toBeCloseTo((0.75 + 1) / 2, 12)
  })
})

describe('roots', () => {
  it('are read from the incident with most of the fault, not from events that are alone', () => {
    const ranked: Record<string, string[]> = { 1: ['sw-1', 'sw-2'], 2: ['sw-2'] }
    const accepted = new Map<string, (ci: string) => boolean>([
      ['a', (ci) => ci === 'sw-2'],
      ['b', (ci) => ci === 'sw-2'],
      ['c', () => true],
    ])
    const hits = rootHits(rows('a:1', 'a:1', 'a:2', 'b:', 'b:', 'b:2', 'c:'), (id) => ranked[id] ?? [], accepted)
    expect(hits).toMatchObject({ faults: 3, top1: 1, top3: 2 })
    expect([...hits.places]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', null],
    ])
  })
})

describe('false merges', () => {
  const spans = new Map([
    ['a', { from: 0, to: 10 }],
    ['b', { from: 5, to: 15 }],
    ['c', { from: 20, to: 30 }],
  ])

  it('count pairs of concurrent faults only', () => {
    const merges = falseMerges(rows('a:1', 'a:1', 'b:1', 'b:2', 'b:2', 'c:1'), spans)
    expect(merges).toEqual({ eventPairs: 6, mergedEventPairs: 2, faultPairs: 1, mergedFaultPairs: [] })
  })

  it('two faults whose most events are one incident => merged', () => {
    expect(falseMerges(rows('a:1', 'b:1'), spans).mergedFaultPairs).toEqual([['a', 'b']])
  })
})
