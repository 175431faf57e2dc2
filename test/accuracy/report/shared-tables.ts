// The table of the shared cases: figures beside the goals and beside what others published on the same data.
import type { SharedResult } from '../shared/run-shared.ts'
import { overLevels } from '../score/label-levels.ts'
import { mean } from '../score/partition.ts'
import { figure, table } from './markdown.ts'

/** Cases of AIT-ADS-A begin so; the rest of the name says which split and which enterprise. */
const AIT_MODES = ['original', 'simul-attacks'] as const
const AIT_GOALS = { original: ['0.80', '0.88'], 'simul-attacks': ['0.72', '-'] } as const

export function sharedTable(results: readonly SharedResult[]): string {
  return table(
    ['on', 'figure', 'measured', 'goal'],
    [...aitRows(results), ...rcaRows(results), ...affinityRows(results)],
  )
}

function aitRows(results: readonly SharedResult[]): string[][] {
  return AIT_MODES.flatMap((mode) => {
    const of = results.flatMap(({ case: one, score }) =>
      one.set === 'ait-ads' && one.name.startsWith(mode) && score.kind === 'grouping' ? [score] : [],
    )
    if (of.length === 0) return []
    const labelled = of.map((score) => score.labelled)
    const name = `ait-ads val+train, ${mode} (${of.length} cases)`
    const [noiseGoal, cleanGoal] = AIT_GOALS[mode]
    return [
      [name, 'F1, noise counted', figure(overLevels(labelled, true).f1), noiseGoal],
      ['', 'F1, noise left out', figure(overLevels(labelled, false).f1), cleanGoal],
      ['', 'ARI', figure(mean(of.map(({ ari }) => ari))), '-'],
      ['', 'noise reduction', figure(mean(of.map(({ compression }) => compression))), '-'],
    ]
  })
}

function rcaRows(results: readonly SharedResult[]): string[][] {
  const rows: string[][] = []
  for (const set of ['rca-alerts', 'petshop']) {
    const of = results.flatMap(({ case: one, score }) => (one.set === set && score.kind === 'rca' ? [score] : []))
    if (of.length === 0) continue
    const faults = of.reduce((sum, { exact }) => sum + exact.faults, 0)
    const share = (kind: 'exact' | 'relaxed', key: 'top1' | 'top3'): string =>
      figure(of.reduce((sum, score) => sum + score[kind][key], 0) / faults)
    const cloud = set === 'rca-alerts'
    rows.push([`${set} (${faults} faults)`, 'root top-1', share('exact', 'top1'), cloud ? '0.50' : '0.75'])
    rows.push(['', 'root top-3', share('exact', 'top3'), cloud ? '0.72' : '0.90'])
    rows.push(['', 'root top-1, any instance of the service', share('relaxed', 'top1'), '-'])
    rows.push(['', 'root top-3, any instance of the service', share('relaxed', 'top3'), '-'])
    rows.push(['', 'grouping ARI', figure(mean(of.map(({ ari }) => ari))), cloud ? '0.95' : '-'])
    rows.push(['', 'pairwise F1', figure(mean(of.map(({ pairs }) => pairs.f1))), '-'])
  }
  return rows
}

function affinityRows(results: readonly SharedResult[]): string[][] {
  return results.flatMap(({ case: one, score }) => {
    if (score.kind !== 'affinity') return []
    const goal = one.name.startsWith('18V') ? '0.60' : '0.40'
    const beside = `precision ${figure(score.rules.precision)}, recall ${figure(score.rules.recall)}`
    return [[`${one.set} ${one.name}`, `affinity F1 (${beside})`, figure(score.rules.f1), goal]]
  })
}

/** The longest replay of the set. */
export function speedTable(results: readonly SharedResult[]): string {
  const [longest] = [...results].sort((a, b) => b.cost.events - a.cost.events)
  if (longest === undefined) return ''
  const { events, eventsPerSecond, seconds, peakMiB } = longest.cost
  return table(
    ['on', 'figure', 'measured', 'goal'],
    [
      [`replay of ${events} events (${longest.case.name})`, 'events a second', String(eventsPerSecond), '100000'],
      ['', 'peak memory, MiB', peakMiB.toFixed(0), '1024'],
      ['', 'seconds, files read and written', seconds.toFixed(1), '-'],
    ],
  )
}
