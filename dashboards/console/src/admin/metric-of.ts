// Numbers of a process by their name at GET /metrics.
import type { ProcessHealth } from '../api/admin-endpoints.ts'

type Series = ProcessHealth['metrics'][number]

export const seriesOf = ({ metrics }: Pick<ProcessHealth, 'metrics'>, name: string): readonly Series[] =>
  metrics.filter((series) => series.name === name)

/** The sum over all labels; null when the process has no such metric. */
export function metricOf(process: Pick<ProcessHealth, 'metrics'>, name: string): number | null {
  const series = seriesOf(process, name)
  return series.length === 0 ? null : series.reduce((sum, { value }) => sum + value, 0)
}
