// How far beyond its limit a metric is, from the numbers that a source may give with a raise. The contract is in docs/operate.md.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'

/** Detectors report from about three spreads on (three-sigma rule): the unit in which a deviation and a passed threshold are alike. */
const USUAL_LIMIT = 3

type Numbers = Pick<MonitoringEvent, 'labels' | 'annotations'>

/**
 * Times the limit, 0 when the source gives no numbers. A label or annotation `deviation` says how many usual spreads (standard deviation,
 * MAD) the metric is away from its usual value; `value` and `threshold` together say how far a limit is passed, upwards or downwards.
 */
export function excessOf(numbers: Numbers): number {
  const deviation = numberOf(numbers, 'deviation')
  if (deviation !== null) return Math.abs(deviation) / USUAL_LIMIT
  const value = numberOf(numbers, 'value')
  const threshold = numberOf(numbers, 'threshold')
  if (value === null || threshold === null || value === 0 || threshold === 0) return 0
  const ratio = Math.abs(value / threshold)
  return Math.max(ratio, 1 / ratio)
}

function numberOf({ labels, annotations }: Numbers, name: string): number | null {
  const text = labels[name] ?? annotations[name]
  if (text === undefined || text.trim() === '') return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}
