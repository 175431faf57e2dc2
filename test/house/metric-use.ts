// Holds a PromQL expression against what the code exports: every metric, label and decision word in it must exist.
import { DECISIONS } from '../../correlate/contract/decision.ts'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import { exportedMetrics } from './exported-metrics.ts'
import { readPromql } from './promql.ts'

/** Given by Prometheus to every series. */
const OF_EVERY_SERIES = ['job', 'instance']
const WORDS: Readonly<Record<string, readonly string[]>> = {
  decision: Object.keys(DECISIONS),
  severity: PERCEIVED_SEVERITIES,
  outcome: ['stored', 'overloaded', 'refused'],
}

const metrics = exportedMetrics()

/** @returns what is wrong, in words; empty when the expression can give an answer */
export function faultsOf(expr: string): readonly string[] {
  const { faults, selectors, groupedBy } = readPromql(expr)
  const found = [...faults]
  if (selectors.length === 0) found.push('asks for no metric')
  const known = new Set([...OF_EVERY_SERIES])
  for (const { metric, matchers } of selectors) {
    const labels = metric === 'up' ? [] : metrics.get(metric)?.labels
    if (labels === undefined) {
      found.push(`no code exports ${metric}`)
      continue
    }
    for (const label of labels) known.add(label)
    for (const { label, value } of matchers) {
      if (![...OF_EVERY_SERIES, ...labels].includes(label)) found.push(`${metric} has no label ${label}`)
      const words = WORDS[label]
      for (const word of value === '.*' || words === undefined ? [] : value.split('|'))
        if (!words?.includes(word)) found.push(`${label} is never ${word}`)
    }
  }
  for (const label of groupedBy) if (!known.has(label)) found.push(`groups by ${label}, which no metric in it has`)
  return found
}

/** Labels that a legend may name: those that are left after the grouping. */
export function legendFaults(expr: string, legend: string): readonly string[] {
  const asked = [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label = '']) => label)
  const { groupedBy, selectors } = readPromql(expr)
  const aggregated = /\b(sum|max|min|avg|count)\b/.test(expr)
  const left = aggregated
    ? groupedBy
    : [...OF_EVERY_SERIES, ...selectors.flatMap(({ metric }) => metrics.get(metric)?.labels ?? [])]
  return asked.filter((label) => !left.includes(label)).map((label) => `the legend shows ${label}, which is not there`)
}
